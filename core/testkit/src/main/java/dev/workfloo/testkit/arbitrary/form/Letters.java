package dev.workfloo.testkit.arbitrary.form;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Characters that people type, and which of them a class of a pattern takes. */
final class Letters {

    private static final String USUAL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
            + "ñÑáéíóúÁÉÍÓÚüÜ -_.,;:@+/#&'()*=?!$%\"<>[]{}|~^`\\";

    private static final int LAST = 0x3000;

    /** What a pattern may name and nobody types is asked for only where nothing else is left. */
    private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();

    private Letters() {}

    /** At least one of those that the class takes; if none was found, one that it does not. */
    static List<String> matching(String characterClass) {
        return KNOWN.computeIfAbsent(characterClass, Letters::find);
    }

    private static List<String> find(String characterClass) {
        Pattern pattern = Pattern.compile(characterClass);
        List<String> usual = USUAL.codePoints()
                .mapToObj(Character::toString)
                .filter(it -> pattern.matcher(it).matches())
                .toList();
        if (!usual.isEmpty()) return usual;
        List<String> others = IntStream.range(1, LAST)
                .mapToObj(Character::toString)
                .filter(it -> pattern.matcher(it).matches())
                .limit(10)
                .toList();
        return others.isEmpty() ? List.of("a") : others;
    }
}
