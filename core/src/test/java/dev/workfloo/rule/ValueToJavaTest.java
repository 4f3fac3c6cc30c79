package dev.workfloo.rule;

import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What values become in the types that Java has. */
class ValueToJavaTest {

    private static final ZonedDateTime NOON =
            ZonedDateTime.of(2026, 3, 1, 12, 0, 0, 0, ZoneId.of("America/Mexico_City"));

    private enum Employment {
        EMPLOYED,
        PENSIONER
    }

    private record Phone(String number, boolean mobile) {}

    private record Applicant(
            String name,
            int income,
            Optional<Employment> employment,
            @Nullable LocalDate birth,
            List<? extends Phone> phones,
            Map<DayOfWeek, List<Optional<Integer>>> visits,
            Value rest) {}

    private record Grown(int age) {
        Grown {
            if (age < 18) throw new IllegalArgumentException("too young: " + age);
        }
    }

    private record Generic<T>(T held) {}

    /** As Spring's own is: it may stand at the accessor of a component, and not at the component. */
    private @interface Declared {

        @Retention(RetentionPolicy.RUNTIME)
        @Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.FIELD})
        @interface Nullable {}
    }

    private record Payments(@Declared.Nullable BigDecimal monthly) {}

    private record Terms(
            Map<String, Object> byName, Map<Employment, Object> byConstant, Set<Object> each, Object[] all) {}

    @Test
    void isPlain() {
        Value value = Value.of(object(
                "text", "x", "number", 1_000, "truth", true, "nothing", null, "list", Arrays.asList(1.50, null, NOON)));

        Object plain = value.toPlain();

        assertEquals(
                object(
                        "text",
                        "x",
                        "number",
                        new BigDecimal("1000"),
                        "truth",
                        true,
                        "nothing",
                        null,
                        "list",
                        Arrays.asList(new BigDecimal("1.5"), null, NOON)),
                plain);
        assertEquals(
                "{text=x, number=1000, truth=true, nothing=null, list=[1.5, null, " + NOON + "]}", plain.toString());
        assertNull(Value.NULL.toPlain());
    }

    @Test
    void isPlainForGood() {
        Map<String, Object> members = context("a", List.of(1)).toPlain();
        List<?> items = (List<?>) members.get("a");

        assertThrows(UnsupportedOperationException.class, () -> members.put("b", 1));
        assertThrows(UnsupportedOperationException.class, items::clear);
    }

    @Test
    void keepsNumbersThatWouldFillTheMemoryAsTheyAre() {
        BigDecimal huge = new BigDecimal("1E+2000000000");

        assertEquals(huge, Value.of(huge).toPlain());
        assertEquals(huge, Value.of(huge).as(BigDecimal.class));
        assertThrows(UnfitValue.class, () -> Value.of(huge).as(BigInteger.class));
        assertThrows(UnfitValue.class, () -> Value.of(huge).as(double.class));
    }

    @Test
    void namesTheMonthsThatNoPeriodHolds() {
        Value value = context("terms", new Value.Sequence(List.of(new Value.Months(Long.MAX_VALUE))));

        UnfitValue refused = assertThrows(UnfitValue.class, value::toPlain);

        assertEquals("terms[0]: has more years than a Period", refused.getMessage());
    }

    static Stream<Arguments> wanted() {
        UUID uuid = UUID.fromString("8d5e3c14-0d4b-4c3a-9f38-7c0f6f1f2a10");
        Value moment = Value.of(NOON);
        return Stream.of(
                Arguments.of(Value.of("x"), String.class, "x"),
                Arguments.of(Value.of("x"), CharSequence.class, "x"),
                Arguments.of(Value.of("x"), char.class, 'x'),
                Arguments.of(Value.of("x"), Character.class, 'x'),
                Arguments.of(Value.of("x"), Object.class, "x"),
                Arguments.of(Value.of("x"), Value.class, Value.of("x")),
                Arguments.of(Value.of("x"), Value.Text.class, Value.of("x")),
                Arguments.of(Value.of(uuid), UUID.class, uuid),
                Arguments.of(Value.of("PENSIONER"), Employment.class, Employment.PENSIONER),
                Arguments.of(Value.of(true), boolean.class, true),
                Arguments.of(Value.of(true), Boolean.class, true),
                Arguments.of(Value.of(-128), byte.class, (byte) -128),
                Arguments.of(Value.of(7), Short.class, (short) 7),
                Arguments.of(Value.of(Integer.MIN_VALUE), int.class, Integer.MIN_VALUE),
                Arguments.of(Value.of(1e3), Integer.class, 1_000),
                Arguments.of(Value.of(Long.MAX_VALUE), long.class, Long.MAX_VALUE),
                Arguments.of(Value.of(1e20), BigInteger.class, BigInteger.TEN.pow(20)),
                Arguments.of(Value.of(1e3), BigDecimal.class, new BigDecimal("1000")),
                Arguments.of(Value.of(1e3), Number.class, new BigDecimal("1000")),
                Arguments.of(Value.of(0.1), double.class, 0.1),
                Arguments.of(Value.of(0.1), Float.class, 0.1f),
                Arguments.of(Value.of(LocalDate.EPOCH), LocalDate.class, LocalDate.EPOCH),
                Arguments.of(Value.of("1970-01-01"), LocalDate.class, LocalDate.EPOCH),
                Arguments.of(moment, ZonedDateTime.class, NOON),
                Arguments.of(moment, OffsetDateTime.class, NOON.toOffsetDateTime()),
                Arguments.of(moment, Instant.class, NOON.toInstant()),
                Arguments.of(Value.of("2026-03-01T18:00:00Z"), Instant.class, NOON.toInstant()),
                Arguments.of(Value.of(Duration.ofHours(1)), Duration.class, Duration.ofHours(1)),
                Arguments.of(Value.of("PT1H"), Duration.class, Duration.ofHours(1)),
                Arguments.of(new Value.Months(-26), Period.class, Period.of(-2, -2, 0)),
                Arguments.of(Value.of("P1Y2M"), Period.class, Period.of(1, 2, 0)),
                Arguments.of(Value.NULL, Optional.class, Optional.empty()),
                Arguments.of(Value.of("x"), Optional.class, Optional.of("x")),
                Arguments.of(Value.of(List.of(1)), List.class, List.of(BigDecimal.ONE)),
                Arguments.of(Value.of(List.of(1)), Collection.class, List.of(BigDecimal.ONE)),
                Arguments.of(Value.of(List.of(1)), Iterable.class, List.of(BigDecimal.ONE)),
                Arguments.of(Value.of(List.of(1, 1)), Set.class, Set.of(BigDecimal.ONE)),
                Arguments.of(context("a", 1), Map.class, Map.of("a", BigDecimal.ONE)));
    }

    @ParameterizedTest
    @MethodSource("wanted")
    void isWhatIsWanted(Value value, Class<?> wanted, Object made) {
        assertEquals(made, value.as(wanted));
    }

    @Test
    void isAnArray() {
        Value value = Value.of(List.of(List.of(1, 2), List.of()));

        assertArrayEquals(new int[][] {{1, 2}, {}}, value.as(int[][].class));
        assertArrayEquals(new String[] {"a"}, Value.of(List.of("a")).as(String[].class));
    }

    @Test
    void isAListOfWhatIsWanted() {
        assertEquals(List.of(1, 2), Value.of(List.of(1, 2)).asListOf(int.class));
        assertEquals(
                "[1]: is a text, and int is wanted",
                assertThrows(UnfitValue.class, () -> Value.of(List.of(1, "ANA")).asListOf(int.class))
                        .getMessage());
    }

    private static Value.Context applicant(Object... more) {
        Map<String, Object> members = object(
                "name",
                "ANA",
                "income",
                20_000,
                "phones",
                List.of(new Phone("55", true)),
                "visits",
                Map.of(),
                "rest",
                7);
        members.putAll(object(more));
        return Value.Context.of(members);
    }

    @Test
    void isARecord() {
        Value value = applicant(
                "employment", "EMPLOYED", "visits", Map.of("MONDAY", Arrays.asList(8, null)), "whatever", "else");

        Applicant made = value.as(Applicant.class);

        Map<DayOfWeek, List<Optional<Integer>>> visits =
                Map.of(DayOfWeek.MONDAY, List.of(Optional.of(8), Optional.empty()));
        assertEquals(
                new Applicant(
                        "ANA",
                        20_000,
                        Optional.of(Employment.EMPLOYED),
                        null,
                        List.of(new Phone("55", true)),
                        visits,
                        Value.of(7)),
                made);
        assertInstanceOf(Phone.class, made.phones().get(0));
    }

    @Test
    void isNothingWhereAnAccessorSaysThatItMayBe() {
        assertEquals(new Payments(null), Value.Context.EMPTY.as(Payments.class));
        assertEquals(new Payments(null), context("monthly", null).as(Payments.class));
    }

    /** Whatever it is in: of what may be anything, nothing is a part. */
    @Test
    void isPlainWhereAnythingIsWanted() {
        List<Object> some = Arrays.asList("x", null);

        Terms made = context(
                        "byName", object("a", null), "byConstant", object("EMPLOYED", null), "each", some, "all", some)
                .as(Terms.class);

        assertEquals(object("a", null), made.byName());
        assertEquals(Collections.singletonMap(Employment.EMPLOYED, null), made.byConstant());
        assertEquals(new HashSet<>(some), made.each());
        assertArrayEquals(new Object[] {"x", null}, made.all());
        assertEquals(
                "visits.MONDAY: is null: where it may be, say so by Optional, or by @Nullable on the component of a record",
                assertThrows(
                                UnfitValue.class,
                                () -> applicant("visits", object("MONDAY", null))
                                        .as(Applicant.class))
                        .getMessage());
    }

    static Stream<Arguments> refused() {
        String orNull = ": where it may be, say so by Optional, or by @Nullable on the component of a record";
        return Stream.of(
                Arguments.of(Value.NULL, String.class, "is null" + orNull),
                Arguments.of(Value.of(7), String.class, "is a number, and java.lang.String is wanted"),
                Arguments.of(Value.of("7"), int.class, "is a text, and int is wanted"),
                Arguments.of(Value.of(3e9), int.class, "does not fit into int: take a long or a BigDecimal"),
                Arguments.of(
                        Value.of(1.5),
                        Long.class,
                        "is no whole number, and java.lang.Long is wanted: take a BigDecimal"),
                Arguments.of(Value.of(1e300), float.class, "does not fit into float: take a long or a BigDecimal"),
                Arguments.of(
                        Value.of("RETIRED"),
                        Employment.class,
                        "is no constant of " + Employment.class.getName() + ": EMPLOYED, PENSIONER"),
                Arguments.of(Value.of("ANA"), char.class, "is not of one character: take a String"),
                Arguments.of(Value.of("ANA"), UUID.class, "is no UUID: take a String"),
                Arguments.of(
                        Value.of("31/01/2026"),
                        LocalDate.class,
                        "is a text that is no java.time.LocalDate as ISO 8601 writes them"),
                Arguments.of(Value.of(NOON), LocalDate.class, "is a date and time, and java.time.LocalDate is wanted"),
                Arguments.of(Value.of(LocalDate.EPOCH), Instant.class, "is a date, and java.time.Instant is wanted"),
                Arguments.of(
                        Value.of(NOON),
                        LocalDateTime.class,
                        "no value is a LocalDateTime, which has no zone: take an OffsetDateTime, a ZonedDateTime or an Instant"),
                Arguments.of(Value.of(1), Thread.class, "no value is made into java.lang.Thread: take a record"),
                Arguments.of(Value.of(1), List.class, "is a number, and java.util.List wants a list"),
                Arguments.of(Value.of(1), Map.class, "is a number, and java.util.Map wants a context"),
                Arguments.of(
                        Value.of(1), Phone.class, "is a number, and " + Phone.class.getName() + " wants a context"),
                Arguments.of(
                        context("numbre", "55", "mobile", true),
                        Phone.class,
                        "number: is missing; did you mean numbre?"),
                Arguments.of(context("number", "55"), Phone.class, "mobile: is missing" + orNull),
                Arguments.of(
                        applicant("phones", List.of(Map.of("number", "55", "mobile", "no"))),
                        Applicant.class,
                        "phones[0].mobile: is a text, and boolean is wanted"),
                Arguments.of(
                        applicant("visits", Map.of("MONDAI", List.of())),
                        Applicant.class,
                        "visits.MONDAI: is no constant of java.time.DayOfWeek: MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY,"
                                + " SATURDAY, SUNDAY"),
                Arguments.of(
                        context("age", 17), Grown.class, Grown.class.getName() + " does not take these components"),
                Arguments.of(
                        context("held", 17),
                        Generic.class,
                        "held: no value is made into T, of which only the name is known"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatDoesNotFitAndNamesIt(Value value, Class<?> wanted, String why) {
        UnfitValue refused = assertThrows(UnfitValue.class, () -> value.as(wanted));

        assertEquals(why, refused.getMessage());
    }

    @Test
    void handsOverWhatTheRecordSaysAgainstIt() {
        UnfitValue refused =
                assertThrows(UnfitValue.class, () -> context("age", 17).as(Grown.class));

        assertEquals("too young: 17", refused.getCause().getMessage());
    }
}
