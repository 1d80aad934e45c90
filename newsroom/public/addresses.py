"""What the addresses of the readers' site are made of: days, times, and the way to a story."""

from django.urls import register_converter

STORY = r"[0-9]{4}/[0-9]{2}/[0-9]{2}/[-\w]{1,150}/"


class Digits:
    """A number written with a fixed count of digits, as years, months and days are in addresses."""

    width = 2

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{int(value):0{self.width}d}"


class Year(Digits):
    regex = "[12][0-9]{3}"
    width = 4


class Month(Digits):
    regex = "0[1-9]|1[0-2]"


class Day(Digits):
    regex = "0[1-9]|[12][0-9]|3[01]"


class Time:
    """A time of day in four digits, as in the address of a past front."""

    regex = "(?:[01][0-9]|2[0-3])[0-5][0-9]"
    to_python = to_url = staticmethod(str)


register_converter(Year, "yyyy")
register_converter(Month, "mm")
register_converter(Day, "dd")
register_converter(Time, "hhmm")
