"""The registry: which counties, townships and villages there are, and how the site is set up."""

from typing import Annotated, ClassVar

from pydantic import StringConstraints

from generator.messages import Message, msg
from generator.model.base import (
    AnyDate,
    Codelist,
    Id,
    Integer,
    Line,
    Model,
    WebAddress,
    label,
)
from generator.model.contact import Contact, Report

CountyCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]
TownshipCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{9}$")]
LicenceCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][-.+A-Za-z0-9]{1,60}$")]
LongNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{16,19}$")]
VillageCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{12}$")]


class VillageKind(Codelist):
    """村 or 社区."""

    VILLAGE = "village", "Village"
    COMMUNITY = "community", "Community"


class Language(Codelist):
    """The language of the site's own words; the records' words stay as they are."""

    CHINESE = "zh", "Chinese"
    ENGLISH = "en", "English"


class Every(Codelist):
    """How often something must be made public."""

    MONTH = "month", "Every month"
    QUARTER = "quarter", "Every quarter"
    HALF_YEAR = "half-year", "Every half-year"
    YEAR = "year", "Every year"


class Days(Codelist):
    """How days are counted."""

    CALENDAR = "calendar", "Calendar days"
    WORKING = "working", "Working days"


class Duty(Model):
    """What must be public, how often, and how many days after the period's end."""

    title: Annotated[Line, label("title")]
    kinds: Annotated[tuple[Line, ...], label("kinds of record")]
    every: Annotated[Every, label("how often")]
    within: Annotated[Integer, label("days after the period")]
    days: Annotated[Days, label("calendar or working days")] = Days.CALENDAR


class Disclosure(Model):
    """The disclosure calendar of a county; the legal basis is its own text.

    It begins on the later of two days: `since`, and the day from which a township publishes its own
    records. Without either it does not begin, so that no village is late for a time of which others
    have written.
    """

    basis: Annotated[Line | None, label("legal basis")] = None
    since: Annotated[AnyDate | None, label("since")] = None
    duties: Annotated[tuple[Duty, ...], label("disclosure duties")]
    holidays: Annotated[tuple[AnyDate, ...], label("holidays")] = ()
    workdays: Annotated[tuple[AnyDate, ...], label("make-up working days")] = ()


class County(Model):
    """县市区, by its statistical code."""

    id: Annotated[Id, label("id")]
    code: Annotated[CountyCode, label("code")]
    name: Annotated[Line, label("name")]
    disclosure: Annotated[Disclosure | None, label("disclosure calendar")] = None


class VillageEntry(Model):
    """A village or community, by its statistical code."""

    id: Annotated[Id, label("id")]
    code: Annotated[VillageCode, label("code")]
    name: Annotated[Line, label("name")]
    kind: Annotated[VillageKind, label("kind")]
    demonstration: Annotated[Integer | None, label("batch of demonstration villages")] = None
    formerly: Annotated[tuple[Id, ...], label("former ids")] = ()


class TownshipEntry(Model):
    """乡镇街道, by its statistical code; its id names its folder of records and its site."""

    id: Annotated[Id, label("id")]
    code: Annotated[TownshipCode, label("code")]
    county: Annotated[Id, label("county")]
    name: Annotated[Line, label("name")]
    contact: Annotated[Contact | None, label("contact")] = None
    publishing_since: Annotated[AnyDate | None, label("publishes its own records since")] = None
    villages: Annotated[tuple[VillageEntry, ...], label("villages")] = ()
    formerly: Annotated[tuple[Id, ...], label("former ids")] = ()

    @classmethod
    def of_county(cls, county: County) -> "TownshipEntry":
        """The county itself as a place with records of its own: what holds for all its townships.

        Its code has six digits and it has no villages, which validation would refuse.
        """
        return cls.model_construct(
            id=county.id, code=county.code, county=county.id, name=county.name, villages=()
        )

    @property
    def is_county(self) -> bool:
        """Whether it stands for a whole county."""
        return self.id == self.county


class Licence(Model):
    """The licence of the open data; nothing is said of it where the county has set none."""

    code: Annotated[LicenceCode, label("licence code")]
    title: Annotated[Line, label("title")]
    url: Annotated[WebAddress | None, label("web address")] = None


class EditionName(Codelist):
    """What a site has beside its pages in Simplified characters."""

    TRADITIONAL = "traditional", "Traditional characters"


class ProtectedName(Model):
    """A proper name that must not be converted as words are."""

    name: Annotated[Line, label("name")]
    traditional: Annotated[Line | None, label("in Traditional characters")] = None


class Privacy(Model):
    """What the county says of private numbers and lists of persons; the reasons are its own words.

    A reason follows the warning that it is for: why minors' names, or lists of those who get aid,
    are not made public, or only in part.
    """

    minors: Annotated[Line | None, label("why minors are not named")] = None
    aid: Annotated[Line | None, label("why lists of aid are not made public")] = None
    no_cards: Annotated[tuple[LongNumber, ...], label("numbers that are no bank cards")] = ()

    def without(self, text: str) -> str:
        """The text with letters for the numbers that are no cards, each as long as before."""
        for number in self.no_cards:
            text = text.replace(number, "n" * len(number))
        return text


class Settings(Model):
    """What a county may set for all its townships."""

    title: Annotated[Line, label("title of the portal")] = "共同缔造公示"
    language: Annotated[Language, label("language")] = Language.CHINESE
    notice_days: Annotated[Integer, label("days of notice")] = 5
    disclosure: Annotated[Disclosure | None, label("disclosure calendar")] = None
    site_url: Annotated[WebAddress | None, label("address of the site")] = None
    report: Annotated[Report | None, label("where to report")] = None
    licence: Annotated[Licence | None, label("licence of the data")] = None
    editions: Annotated[tuple[EditionName, ...], label("editions")] = ()
    protected_names: Annotated[tuple[ProtectedName, ...], label("protected names")] = ()
    privacy: Annotated[Privacy, label("private data")] = Privacy()

    @property
    def has_traditional(self) -> bool:
        """Whether each page is there in Traditional characters too."""
        return EditionName.TRADITIONAL in self.editions

    def address(self, path: str = "") -> str:
        """The public address of a page, by its path from the root; empty where none is set."""
        return f"{self.site_url.rstrip('/')}/{path}" if self.site_url else ""


class Registry(Model):
    """villages.yml."""

    NAME: ClassVar[Message] = msg("registry")

    settings: Annotated[Settings, label("settings")] = Settings()
    counties: Annotated[tuple[County, ...], label("counties")]
    townships: Annotated[tuple[TownshipEntry, ...], label("townships")]

    def county_of(self, info: TownshipEntry) -> County:
        """The county that a place belongs to, or stands for; references are checked before."""
        return next(each for each in self.counties if each.id == info.county)
