package dev.workfloo.definition;

import static dev.workfloo.Fixtures.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.definition.ResponseShape.Kind;
import dev.workfloo.definition.ResponseShape.Member;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResponseShapeTest {

    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final ResponseShape DATED =
            new ResponseShape(Map.of("day", new Member(Kind.DATE, false), "moment", new Member(Kind.DATE_TIME, false)));

    private static Either<String, Value.Context> read(Object day, Object moment) {
        return DATED.read(Value.of(object("day", day, "moment", moment)));
    }

    @Test
    void takesDatesAndMomentsAsTextOrAsWhatTheyAre() {
        LocalDate day = LocalDate.parse("2026-11-29");
        ZonedDateTime noon = NOON.atZone(ZoneOffset.UTC);
        Value.Context same = (Value.Context) Value.of(object("day", day, "moment", noon));

        assertEquals(Either.right(same), read("2026-11-29", "2026-11-29T12:00:00Z"));
        for (Object moment : List.of(NOON, noon, NOON.atOffset(ZoneOffset.UTC))) {
            assertEquals(Either.right(same), read(day, moment));
        }
    }

    @Test
    void takesNoDateForAMomentNorTheOtherWayRound() {
        LocalDate day = LocalDate.parse("2026-11-29");

        assertTrue(read(NOON, NOON).isLeft());
        assertTrue(read(day, day).isLeft());
        assertTrue(read("2026-02-30", NOON).isLeft());
    }
}
