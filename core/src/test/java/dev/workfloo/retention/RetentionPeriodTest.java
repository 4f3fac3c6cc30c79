package dev.workfloo.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionPeriodTest {

    private static final Instant NOW = Instant.parse("2028-02-29T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "P1D, 2028-02-28T10:00:00Z",
        "P90D, 2027-12-01T10:00:00Z",
        "P2W, 2028-02-15T10:00:00Z",
        "P6M, 2027-08-29T10:00:00Z",
        "P5Y, 2023-02-28T10:00:00Z",
        "P1Y2M3D, 2026-12-26T10:00:00Z",
        "PT36H, 2028-02-27T22:00:00Z",
        "P1DT1H, 2028-02-28T09:00:00Z",
        "P1000Y, 1028-02-29T10:00:00Z"
    })
    void goesBackOnTheCalendar(String text, Instant before) {
        RetentionPeriod period = RetentionPeriod.parse(text).orElseThrow();

        assertEquals(Optional.of(before), period.before(NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "P14D", "P6M", "P5Y", "P1Y2M3D", "PT36H", "forever"})
    void isWrittenAsItIsRead(String text) {
        RetentionPeriod period = RetentionPeriod.parse(text).orElseThrow();

        assertEquals(text, period.toString());
        assertEquals(Optional.of(period), RetentionPeriod.parse(period.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5y",
                "90",
                "P",
                "PT",
                "P0D",
                "PT23H59M",
                "P-1D",
                "-P1D",
                "P1Y-6M",
                "P1001Y",
                "P400000D",
                "P99999999999Y",
                "PT9999999999999H",
                "Forever",
                "P1D ",
                "P1M1H"
            })
    void isNotMadeOfAnythingElse(String text) {
        assertEquals(Optional.empty(), RetentionPeriod.parse(text));
    }

    @Test
    void nothingIsTooOldForGood() {
        assertTrue(RetentionPeriod.FOR_GOOD.isForGood());
        assertEquals(Optional.empty(), RetentionPeriod.FOR_GOOD.before(NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "P5D, P5Y, true",
        "P5Y, P5D, false",
        "P5Y, P5Y, false",
        "P5Y, forever, true",
        "forever, P5Y, false",
        "forever, forever, false",
        "PT36H, P2D, true",
        "P30D, P1M, true"
    })
    void isShorterThanAnother(String one, String other, boolean isShorter) {
        RetentionPeriod period = RetentionPeriod.parse(one).orElseThrow();

        assertEquals(
                isShorter, period.isShorterThan(RetentionPeriod.parse(other).orElseThrow()));
    }
}
