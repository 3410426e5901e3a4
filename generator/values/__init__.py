"""Exact values as clerks write them: yuan, partial dates, quantities.

Each type is parsed from text and prints itself back, so that what is published is what was written.
A text that cannot be read raises `ValueFault`, which says what is wrong and what to write instead.
"""

from generator.values.dates import PartialDate as PartialDate
from generator.values.money import Yuan as Yuan
from generator.values.money import total as total
from generator.values.quantities import Approximation as Approximation
from generator.values.quantities import Quantity as Quantity
from generator.values.signs import MAX_INTEGER_DIGITS as MAX_INTEGER_DIGITS
from generator.values.signs import MAX_LENGTH as MAX_LENGTH
from generator.values.signs import ValueFault as ValueFault
from generator.values.signs import parse_with as parse_with
from generator.values.today import ALWAYS as ALWAYS
from generator.values.today import Days as Days
from generator.values.today import Today as Today
