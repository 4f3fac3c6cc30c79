package dev.workfloo.rule;

import java.util.Map;
import java.util.stream.BaseStream;

/** What to do about what is no value. */
final class PlainMends {

    private static final String AS_TEXT = "give its toString()";

    private static final Map<String, String> BY_TYPE = Map.ofEntries(
            Map.entry("java.time.LocalDateTime", "has no zone: give it as atZone(…) or atOffset(…)"),
            Map.entry("java.time.LocalTime", "is no moment: " + AS_TEXT),
            Map.entry("java.time.OffsetTime", "is no moment: " + AS_TEXT),
            Map.entry("java.time.Year", "is no date: give its getValue()"),
            Map.entry("java.time.YearMonth", "is no date: give its atDay(1), or " + AS_TEXT),
            Map.entry("java.time.MonthDay", "is no date: " + AS_TEXT),
            Map.entry("java.util.Date", "give its toInstant()"),
            Map.entry("java.sql.Date", "give its toLocalDate()"),
            Map.entry("java.sql.Timestamp", "give its toInstant()"),
            Map.entry("java.net.URI", AS_TEXT),
            Map.entry("java.net.URL", AS_TEXT),
            Map.entry("java.util.Currency", AS_TEXT),
            Map.entry("java.util.Locale", "give its toLanguageTag()"),
            Map.entry("java.util.OptionalInt", "give an Optional<Integer>"),
            Map.entry("java.util.OptionalLong", "give an Optional<Long>"),
            Map.entry("java.util.OptionalDouble", "give an Optional<Double>"),
            Map.entry("[B", "files are texts in Base64: give Base64.getEncoder().encodeToString(…)"),
            Map.entry("[C", "give a String"));

    private PlainMends() {}

    static String of(Object plain) {
        String type = plain.getClass().getName();
        String mend = BY_TYPE.get(type);
        if (mend == null) mend = general(plain);
        return plain.getClass().getTypeName() + " is no value: " + mend;
    }

    private static String general(Object plain) {
        if (isTree(plain)) return "give what ObjectMapper.convertValue(…, Object.class) makes of it";
        return plain instanceof BaseStream ? "give its toList()" : "give a record, or a Map of its members by name";
    }

    /** Jackson's trees are iterable, objects and texts too: as a list, what they hold would be lost. */
    static boolean isTree(Object plain) {
        return plain.getClass().getName().contains(".jackson.databind.node.");
    }
}
