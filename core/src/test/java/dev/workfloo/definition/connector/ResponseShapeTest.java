package dev.workfloo.definition.connector;

import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.definition.connector.ResponseShape.Kind;
import dev.workfloo.definition.connector.ResponseShape.Member;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** What no form takes, no service brings in. */
    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\uD83D", "\uDE00b"})
    void takesNoTextThatFormsRefuse(String text) {
        ResponseShape named = new ResponseShape(Map.of("name", new Member(Kind.TEXT, true)));

        assertEquals(
                Either.left("the answer's name must not contain the character NUL or half of a surrogate pair"),
                named.read(Value.of(object("name", text))));
        assertTrue(named.read(Value.of(object("name", "Ñandú \uD83D\uDE00"))).isRight());
    }

    @Test
    void takesNoDateForAMomentNorTheOtherWayRound() {
        LocalDate day = LocalDate.parse("2026-11-29");

        assertTrue(read(NOON, NOON).isLeft());
        assertTrue(read(day, day).isLeft());
        assertTrue(read("2026-02-30", NOON).isLeft());
    }
}
