"""Validates published calendars with a reader of their format (RFC 5545). Usage: calendars.py SITE (a published folder).

Every event has what the format asks for, lasts whole days and has an id of its own; what comes back every year does so on
the days that its exceptions are of, and only until it ends.
"""

import sys
import unittest
from datetime import date, datetime, timedelta
from pathlib import Path

from dateutil.rrule import rrulestr
from icalendar import Calendar

SITE = Path(sys.argv.pop(1))
FILES = sorted(SITE.rglob("*.ics"))


def events(file):
    return Calendar.from_ical(file.read_bytes()).walk("VEVENT")


def days(event):
    """Every day of an event that comes back."""
    rule = event["RRULE"].to_ical().decode()
    start = datetime.combine(event["DTSTART"].dt, datetime.min.time())
    found = {moment.date() for moment in rrulestr(rule, dtstart=start)}
    return found - {day.dt for day in (event["EXDATE"].dts if "EXDATE" in event else [])}


class Calendars(unittest.TestCase):
    def test_there_is_one_of_everything_and_one_of_a_campaign(self):
        names = [str(file.relative_to(SITE)) for file in FILES]
        self.assertIn("lich.ics", names)
        self.assertTrue(any(name.startswith("lich/phong-trao/") for name in names), names)

    def test_every_event_is_whole(self):
        for file in FILES:
            for event in events(file):
                self.assertEqual(event.errors, [], file)
                for key in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "URL"):
                    self.assertIn(key, event, f"{file} {event.get('UID')}")
                start, end = event["DTSTART"].dt, event["DTEND"].dt
                self.assertIs(type(start), date, event["UID"])
                self.assertEqual(end - start, timedelta(days=1), event["UID"])

    def test_ids_are_unique_and_the_same_in_every_file(self):
        known = {}
        for file in FILES:
            seen = set()
            for event in events(file):
                key = (event["UID"], event["RECURRENCE-ID"].dt if "RECURRENCE-ID" in event else None)
                self.assertNotIn(key, seen, file)
                seen.add(key)
                self.assertEqual(known.setdefault(key, event.to_ical()), event.to_ical(), key)

    def test_what_comes_back_does_so_on_the_days_of_its_exceptions(self):
        for file in FILES:
            found = list(events(file))
            rows = {event["UID"]: days(event) for event in found if "RRULE" in event}
            self.assertEqual(any("RRULE" in event for event in found), any("RECURRENCE-ID" in event for event in found), file)
            for event in found:
                if "RECURRENCE-ID" in event:
                    day = event["RECURRENCE-ID"].dt
                    self.assertEqual(day, event["DTSTART"].dt)
                    self.assertIn(day, rows[event["UID"]], event["UID"])
        self.assertTrue(any("RRULE" in event for event in events(SITE / "lich.ics")))

    def test_states_are_said_in_words(self):
        titles = {event["SUMMARY"].split(":")[0] for event in events(SITE / "lich.ics") if "RECURRENCE-ID" in event}
        self.assertLessEqual(titles, {"Đã có báo cáo", "Quá hạn", "Sắp đến hạn"})
        self.assertIn("Đã có báo cáo", titles)


if __name__ == "__main__":
    unittest.main(verbosity=2)
