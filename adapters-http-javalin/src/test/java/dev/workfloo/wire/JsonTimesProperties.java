package dev.workfloo.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.definition.connector.ResponseShape;
import dev.workfloo.definition.connector.ResponseShape.Kind;
import dev.workfloo.definition.connector.ResponseShape.Member;
import dev.workfloo.rule.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A service that echoes what it is told of times is understood. */
class JsonTimesProperties {

    private static final ResponseShape ECHO =
            new ResponseShape(Map.of("at", new Member(Kind.DATE_TIME, false), "day", new Member(Kind.DATE, false)));

    @Provide
    Arbitrary<ZonedDateTime> moments() {
        return Combinators.combine(
                        Arbitraries.longs().between(LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay()),
                        Arbitraries.longs().between(0, 86_399_999_999_999L),
                        Arbitraries.of("Z", "-06:00", "+18:00", "-18:00", "America/Mexico_City", "Europe/Berlin"))
                .as((day, nano, zone) ->
                        ZonedDateTime.of(LocalDate.ofEpochDay(day), LocalTime.ofNanoOfDay(nano), ZoneId.of(zone)));
    }

    @Property
    void whatIsWrittenIsReadAgain(@ForAll("moments") ZonedDateTime moment) {
        byte[] written = JsonWriter.bytes(Value.of(Map.of("at", moment, "day", moment.toLocalDate())));

        Value.Context read = JsonReader.read(written)
                .flatMap(ECHO::read)
                .getOrElseThrow(why -> new AssertionError(why + ": " + new String(written, StandardCharsets.UTF_8)));

        assertEquals(moment.toInstant(), instant(read.get("at")));
        assertEquals(Value.of(moment.toLocalDate()), read.get("day"));
    }

    private static Instant instant(Value value) {
        return ((Value.DateTime) value).moment().toInstant();
    }

    @Example
    void aMomentLeavesInUtc() {
        Value moment = Value.of(ZonedDateTime.parse("2026-11-29T06:51:31.36-06:00[America/Mexico_City]"));

        String written = new String(JsonWriter.bytes(Value.of(Map.of("at", moment))), StandardCharsets.UTF_8);

        assertEquals("{\"at\":\"2026-11-29T12:51:31.36Z\"}", written);
    }
}
