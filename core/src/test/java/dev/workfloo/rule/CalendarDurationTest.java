package dev.workfloo.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days by the calendar, hours by the clock. */
class CalendarDurationTest {

    private static CalendarDuration duration(String text) {
        return CalendarDuration.parse(text).orElseThrow();
    }

    @Test
    void readsBothParts() {
        assertEquals(
                new CalendarDuration(Period.of(1, 2, 10), Duration.parse("PT3H4M5.5S")), duration("P1Y2M10DT3H4M5.5S"));
        assertEquals(new CalendarDuration(Period.ofDays(14), Duration.ZERO), duration("p2w"));
        assertEquals(new CalendarDuration(Period.ZERO, Duration.ofHours(36)), duration("PT36H"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "P1Y2M10D", "PT36H", "P1MT0.5S", "P0D", "P36600D", "PT878400H"})
    void readsWhatItWrote(String text) {
        CalendarDuration read = duration(text);

        assertEquals(Optional.of(read), CalendarDuration.parse(read.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PT",
                "P1DT",
                "1D",
                "T1H",
                "P1",
                "-P1D",
                "P-1D",
                "PT-1H",
                "P1D-1D",
                "P1.5D",
                "P1D T1H",
                "P101Y",
                "P36601D",
                "P36600DT24H",
                "P999999999999D",
                "PT99999999999999999999H",
                "P2147483647Y",
                "tomorrow"
            })
    void readsNothingElse(String text) {
        assertEquals(Optional.empty(), CalendarDuration.parse(text));
    }

    /** In Mexico City clocks were set forward on April 3, 2022 at 02:00, and back on October 30 at 02:00. */
    @ParameterizedTest
    @CsvSource({
        // A day and as many hours, in an ordinary week.
        "2022-01-10T18:00:00Z, P1D, 2022-01-11T18:00:00Z",
        "2022-01-10T18:00:00Z, PT24H, 2022-01-11T18:00:00Z",
        // Over the change: noon is noon, and that is 23 hours away.
        "2022-04-02T18:00:00Z, P1D, 2022-04-03T17:00:00Z",
        "2022-04-02T18:00:00Z, PT24H, 2022-04-03T18:00:00Z",
        // Over the other: 25 hours.
        "2022-10-29T17:00:00Z, P1D, 2022-10-30T18:00:00Z",
        "2022-10-29T17:00:00Z, PT24H, 2022-10-30T17:00:00Z",
        // To 02:30, which is skipped: 03:30.
        "2022-04-02T08:30:00Z, P1D, 2022-04-03T08:30:00Z",
        // To 01:30, which comes twice: the first, also from the second one of the year before.
        "2022-10-29T06:30:00Z, P1D, 2022-10-30T06:30:00Z",
        "2021-10-31T07:30:00Z, P52W, 2022-10-30T06:30:00Z",
        // From the second 01:30, on which an hour more is 02:30.
        "2022-10-30T07:30:00Z, PT1H, 2022-10-30T08:30:00Z",
        // First the days, then the hours: 03:00 is an hour behind 01:00.
        "2022-04-02T07:00:00Z, P1DT1H, 2022-04-03T08:00:00Z",
        // The last day of a shorter month.
        "2022-01-31T18:00:00Z, P1M, 2022-02-28T18:00:00Z"
    })
    void countsDaysByTheCalendar(Instant from, String wait, Instant to) {
        assertEquals(to, duration(wait).after(from, ZoneId.of("America/Mexico_City")));
    }

    /** Samoa had no December 30, 2011. */
    @Test
    void skipsADayWithTheZone() {
        Instant december29 = Instant.parse("2011-12-29T22:00:00Z");

        Instant after = duration("P1D").after(december29, ZoneId.of("Pacific/Apia"));

        assertEquals(Instant.parse("2011-12-30T22:00:00Z"), after);
    }

    @Test
    void isNeverShorterThanItsHours() {
        assertEquals(Duration.ofHours(25), duration("P1DT1H").shortest());
        assertEquals(Duration.ofDays(28), duration("P1M").shortest());
        assertTrue(CalendarDuration.NONE.isZero());
    }
}
