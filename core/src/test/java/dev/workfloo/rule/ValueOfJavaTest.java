package dev.workfloo.rule;

import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How values come from the types that Java has. */
class ValueOfJavaTest {

    private enum Employment {
        EMPLOYED,
        SELF_EMPLOYED {
            @Override
            public String toString() {
                return "on their own";
            }
        }
    }

    private record Phone(String number, boolean mobile) {}

    private record Applicant(String name, BigDecimal income, Optional<Employment> employment, List<Phone> phones) {}

    private record Failing(int score) {
        @Override
        public int score() {
            throw new IllegalStateException("no score of ANA");
        }
    }

    private record Anything(Object held) {}

    private record Page<T>(List<T> items, T first, T[] all) {}

    static Stream<Arguments> made() {
        UUID uuid = UUID.fromString("8d5e3c14-0d4b-4c3a-9f38-7c0f6f1f2a10");
        return Stream.of(
                Arguments.of(Optional.empty(), Value.NULL),
                Arguments.of(Optional.of(7), Value.of(7)),
                Arguments.of(new StringBuilder("ANA"), Value.of("ANA")),
                Arguments.of('A', Value.of("A")),
                Arguments.of(uuid, Value.of(uuid.toString())),
                Arguments.of(Employment.SELF_EMPLOYED, Value.of("SELF_EMPLOYED")),
                Arguments.of(Duration.ofHours(36), new Value.Days(Duration.ofHours(36))),
                Arguments.of(Period.of(1, 14, 0), new Value.Months(26)),
                Arguments.of(new int[] {1, 2}, Value.of(List.of(1, 2))),
                Arguments.of(new double[] {0.1}, Value.of(List.of(new BigDecimal("0.1")))),
                Arguments.of(new boolean[] {true}, Value.of(List.of(true))),
                Arguments.of(new String[][] {{"a"}, {}}, Value.of(List.of(List.of("a"), List.of()))),
                Arguments.of(new LinkedHashSet<>(List.of(2, 1)), Value.of(List.of(2, 1))),
                Arguments.of(new EnumMap<>(Map.of(DayOfWeek.MONDAY, 8)), context("MONDAY", 8)));
    }

    @ParameterizedTest
    @MethodSource("made")
    void isMadeOf(Object plain, Value value) {
        assertEquals(value, Value.of(plain));
    }

    @Test
    void isMadeOfRecordsByTheirComponents() {
        Applicant ana = new Applicant(
                "ANA",
                new BigDecimal("2E+4"),
                Optional.of(Employment.EMPLOYED),
                List.of(new Phone("5512345678", true)));

        Value value = Value.of(Map.of("applicant", ana));

        Value phones = Value.of(List.of(context("number", "5512345678", "mobile", true)));
        Value.Context whole = context("name", "ANA", "income", 20_000, "employment", "EMPLOYED", "phones", phones);
        assertEquals(context("applicant", whole), value);
        assertEquals(
                List.of("name", "income", "employment", "phones"),
                List.copyOf(((Value.Context) Value.of(ana)).members().keySet()));
    }

    /** Only to make one would the type have to be known. */
    @Test
    void isMadeOfGenericRecords() {
        Value value = Value.of(new Page<>(List.of(1, 2), 1, new Integer[] {1, 2}));

        assertEquals(context("items", List.of(1, 2), "first", 1, "all", List.of(1, 2)), value);
    }

    static Stream<Arguments> refused() {
        LocalDateTime noon = LocalDateTime.of(2026, 1, 31, 12, 0);
        String beyond = "is an Instant beyond all years that a date has, as Instant.MAX is: leave it out, or give null";
        return Stream.of(
                Arguments.of(
                        noon, "java.time.LocalDateTime is no value: has no zone: give it as atZone(…) or atOffset(…)"),
                Arguments.of(LocalTime.NOON, "java.time.LocalTime is no value: is no moment: give its toString()"),
                Arguments.of(
                        YearMonth.of(2026, 1),
                        "java.time.YearMonth is no value: is no date: give its atDay(1), or give its toString()"),
                Arguments.of(new Date(0), "java.util.Date is no value: give its toInstant()"),
                Arguments.of(OptionalInt.of(1), "java.util.OptionalInt is no value: give an Optional<Integer>"),
                Arguments.of(
                        new byte[1],
                        "byte[] is no value: files are texts in Base64: give Base64.getEncoder().encodeToString(…)"),
                Arguments.of(new char[1], "char[] is no value: give a String"),
                Arguments.of(
                        new Object(), "java.lang.Object is no value: give a record, or a Map of its members by name"),
                Arguments.of(
                        Period.ofDays(3),
                        "is a Period with days, and a duration is either of years and months or of days and time: give a"
                                + " Period without days, or a Duration such as Duration.ofDays(…)"),
                Arguments.of(
                        Double.NaN,
                        "is a java.lang.Double that is no number, as NaN and infinity are none: leave it out, or give null"),
                Arguments.of(Instant.MAX, beyond),
                Arguments.of(Instant.MIN, beyond),
                Arguments.of(
                        Map.of(1, 2),
                        "the names of members are texts or of an enum, and one of them is of java.lang.Integer"),
                Arguments.of(
                        Collections.singletonMap(null, 2),
                        "the names of members are texts or of an enum, and one of them is null"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatIsNoValueAndSaysWhatToGive(Object plain, String why) {
        UnfitValue refused = assertThrows(UnfitValue.class, () -> Value.of(plain));

        assertEquals(why, refused.getMessage());
    }

    @Test
    void saysToCollectAStream() {
        UnfitValue refused = assertThrows(UnfitValue.class, () -> Value.of(Stream.of(1)));

        assertTrue(refused.getMessage().endsWith(" is no value: give its toList()"), refused::getMessage);
    }

    @Test
    void namesTheMemberThatIsNoValue() {
        Map<String, ?> applicant =
                Map.of("phones", List.of("55", Set.of(new Anything(new Object[] {1, new Object()}))));

        UnfitValue refused = assertThrows(UnfitValue.class, () -> Value.of(Map.of("applicant", applicant)));

        assertEquals("applicant.phones[1][0].held[1]", refused.place());
        assertEquals(refused.place() + ": " + refused.reason(), refused.getMessage());
    }

    @Test
    void saysThatARecordFailed() {
        UnfitValue refused = assertThrows(UnfitValue.class, () -> Value.of(List.of(new Failing(3))));

        assertEquals("[0].score: score() failed", refused.getMessage());
        assertEquals(IllegalStateException.class, refused.getCause().getClass());
    }

    @Test
    void refusesWhatHoldsItself() {
        List<Object> list = new ArrayList<>(Arrays.asList(1, 2));
        list.set(1, Map.of("again", list));

        UnfitValue refused = assertThrows(UnfitValue.class, () -> Value.of(list));

        assertTrue(refused.getMessage().endsWith("does it hold itself?"), refused::getMessage);
        assertTrue(refused.place().startsWith("[1].again[1].again"), refused::place);
    }

    /** It is iterable, and would be a list of lists of nothing. */
    @Test
    void refusesJacksonsTrees() {
        ObjectNode tree = new ObjectMapper().createObjectNode().put("income", 20_000);

        UnfitValue refused = assertThrows(UnfitValue.class, () -> Value.of(Map.of("applicant", tree)));

        assertEquals(
                "applicant: com.fasterxml.jackson.databind.node.ObjectNode is no value: give what"
                        + " ObjectMapper.convertValue(…, Object.class) makes of it",
                refused.getMessage());
        assertEquals(context("income", 20_000), Value.of(new ObjectMapper().convertValue(tree, Object.class)));
    }

    /** A path's elements are paths: each of one name holds itself. */
    @Test
    void refusesAPath() {
        assertThrows(UnfitValue.class, () -> Value.of(Path.of("a")));
    }

    /** What is tested is on the class path, as most hosts are. Here is one that is a module, and opens nothing. */
    @Test
    void saysThatAModuleKeepsItsRecordsToItself(@TempDir Path folder) throws Exception {
        Object closed = recordOfAModule(folder, "module lender { exports door; }");

        UnfitValue refused = assertThrows(UnfitValue.class, () -> Value.of(Map.of("applicant", closed)));

        assertEquals(
                "applicant: lender.Applicant is closed to others: make the record public in a package that its module"
                        + " exports, or have the module say `opens lender to dev.workfloo.core`",
                refused.getMessage());
    }

    @Test
    void takesRecordsThatAModuleExports(@TempDir Path folder) throws Exception {
        Object open = recordOfAModule(folder, "module lender { exports door; exports lender; }");

        assertEquals(context("income", 20_000), Value.of(open));
        assertEquals(open, Value.of(open).as(open.getClass()));
    }

    private static Object recordOfAModule(Path folder, String descriptor) throws Exception {
        List<Path> sources = List.of(
                written(folder.resolve("module-info.java"), descriptor),
                written(
                        folder.resolve("lender/Applicant.java"),
                        "package lender; public record Applicant(int income) {}"),
                written(
                        folder.resolve("door/Door.java"),
                        "package door; public class Door { public static Object one() { return new lender.Applicant(20000); } }"));
        List<String> options =
                new ArrayList<>(List.of("-d", folder.resolve("classes").toString()));
        sources.forEach(source -> options.add(source.toString()));
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)));
        ModuleLayer boot = ModuleLayer.boot();
        ModuleLayer layer = boot.defineModulesWithOneLoader(
                boot.configuration()
                        .resolve(ModuleFinder.of(folder.resolve("classes")), ModuleFinder.of(), Set.of("lender")),
                ClassLoader.getSystemClassLoader());
        return layer.findLoader("lender")
                .loadClass("door.Door")
                .getMethod("one")
                .invoke(null);
    }

    private static Path written(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
