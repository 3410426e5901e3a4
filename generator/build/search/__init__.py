"""Search over Chinese: an index of pairs of signs, cut so small that a phone fetches a few pieces.

Readers look for parts of words, names and sums. So the index knows no words: it holds every two
signs that stand beside each other, with the places where they stand, and finds what a plain scan
of the text would find. Names have their readings beside them, for those who type initials; signs
of the Traditional script are read as the Simplified ones. `theme_overrides/assets/find.js` reads
what is written here.
"""

from generator.build.search.documents import Document as Document
from generator.build.search.documents import documents as documents
from generator.build.search.earlier import FOLDER as FOLDER
from generator.build.search.earlier import Earlier as Earlier
from generator.build.search.earlier import earlier_index as earlier_index
from generator.build.search.earlier import has_room as has_room
from generator.build.search.gist import keep as keep
from generator.build.search.gist import kept as kept
from generator.build.search.index import build_index as build_index
from generator.build.search.mended import Mended as Mended
from generator.build.search.part import Part as Part
from generator.build.search.part import part_of as part_of
from generator.build.search.part import part_of_site as part_of_site
from generator.build.search.part import published_part as published_part
from generator.build.search.phrases import keep_phrases as keep_phrases
from generator.build.search.signs import keep_signs as keep_signs
