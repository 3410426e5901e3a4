"""What may go wrong with a site once its records are sound, and how it is told."""

from generator import county
from generator.build.mkdocs_site import SiteFault
from generator.build.pictures import PictureFault
from generator.messages import Message, msg
from generator.reasons import reason_of

BUILD_FAULTS = (SiteFault, PictureFault, OSError)
"""What may go wrong once the records are sound: the last good site stays."""


def why(error: Exception) -> Message:
    """Why a site could not be made: MkDocs' own words, or a file with the system's reason."""
    if isinstance(error, OSError) and error.filename:
        return msg("{file}: {reason}", file=str(error.filename), reason=reason_of(error))
    if isinstance(error, county.OtherVersionFault):
        return error.reason
    return reason_of(error) if isinstance(error, OSError) else Message("{e}", {"e": str(error)})
