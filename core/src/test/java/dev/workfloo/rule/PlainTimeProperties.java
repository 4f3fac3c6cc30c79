package dev.workfloo.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What others are told of times, and what is read of theirs. */
class PlainTimeProperties {

    private static final List<String> ZONES = List.of(
            "Z",
            "-06:00",
            "+05:45",
            "+18:00",
            "-18:00",
            "+01:02:03",
            "UTC-6",
            "GMT+05:45",
            "UT+1",
            "America/Mexico_City",
            "Europe/Berlin",
            "Asia/Kathmandu");

    @Provide
    Arbitrary<ZonedDateTime> moments() {
        return moments(
                LocalDateTime.MIN.toLocalDate().toEpochDay(),
                LocalDateTime.MAX.toLocalDate().toEpochDay());
    }

    /** Away from the ends of the four digits, which a zone may pass. */
    @Provide
    Arbitrary<ZonedDateTime> momentsOfFourDigits() {
        return moments(
                LocalDate.of(0, 1, 3).toEpochDay(), LocalDate.of(9999, 12, 29).toEpochDay());
    }

    private static Arbitrary<ZonedDateTime> moments(long first, long last) {
        return Combinators.combine(
                        Arbitraries.longs().between(first, last),
                        Arbitraries.longs().between(0, 86_399_999_999_999L),
                        Arbitraries.of(ZONES))
                .as((day, nano, zone) -> LocalDate.ofEpochDay(day)
                        .atTime(java.time.LocalTime.ofNanoOfDay(nano))
                        .atZone(ZoneId.of(zone)));
    }

    @Property
    void aMomentIsToldInUtc(@ForAll("momentsOfFourDigits") ZonedDateTime moment) {
        String told = PlainTime.text(Value.of(moment)).orElseThrow();

        assertTrue(told.endsWith("Z"), told);
        assertEquals(moment.toInstant(), Instant.parse(told));
        assertEquals(moment.toInstant(), DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(told, Instant::from));
    }

    @Property
    void whatIsToldOfAMomentIsReadAgain(@ForAll("moments") ZonedDateTime moment) {
        String told = PlainTime.text(Value.of(moment)).orElseThrow();

        assertEquals(Optional.of(moment.toInstant()), PlainTime.moment(told).map(PlainTimeProperties::instant), told);
    }

    @Property
    void whatFeelWroteIsReadAgain(@ForAll("moments") ZonedDateTime moment) {
        String written = TimeText.print(Value.of(moment)).orElseThrow();

        assertEquals(
                Optional.of(moment.toInstant()), PlainTime.moment(written).map(PlainTimeProperties::instant), written);
    }

    @Property
    void whatFeelWroteFeelReadsAgain(@ForAll("moments") ZonedDateTime moment) {
        Value value = Value.of(moment);

        assertEquals(Optional.of(value), TimeText.print(value).flatMap(TimeText::dateTime));
    }

    @Property
    void aDateIsReadAgain(@ForAll("moments") ZonedDateTime moment) {
        Value date = Value.of(moment.toLocalDate());

        assertEquals(Optional.of(date), PlainTime.text(date).flatMap(PlainTime::date));
    }

    @Example
    void theEndsOfAllTimeAreToldToo() {
        for (String zone : ZONES) {
            for (LocalDateTime end : List.of(LocalDateTime.MIN, LocalDateTime.MAX)) {
                whatIsToldOfAMomentIsReadAgain(end.atZone(ZoneId.of(zone)));
            }
        }
    }

    @Example
    void shorterFormsOfOthersAreRead() {
        for (String text : List.of("2026-01-31T12:00Z", "2026-01-31T06:00-06:00", "2026-01-31T12:00:00.000z")) {
            assertEquals(
                    Optional.of(Instant.parse("2026-01-31T12:00:00Z")),
                    PlainTime.moment(text).map(PlainTimeProperties::instant),
                    text);
        }
    }

    private static Instant instant(Value value) {
        return ((Value.DateTime) value).moment().toInstant();
    }
}
