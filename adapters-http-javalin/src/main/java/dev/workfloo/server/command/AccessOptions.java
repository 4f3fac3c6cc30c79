package dev.workfloo.server.command;

import dev.workfloo.access.Environment;
import dev.workfloo.access.Right;
import dev.workfloo.server.settings.WrongSetting;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a key may do and where it counts, in the words of a command line. */
final class AccessOptions {

    /** What three rights were called when they were one. */
    private static final String MANAGE = "manage";

    private AccessOptions() {}

    static Optional<Environment> environment(String name) {
        if (name.equalsIgnoreCase("both")) return Optional.empty();
        return Optional.of(Arrays.stream(Environment.values())
                .filter(it -> it.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new WrongSetting("--environment must be sandbox, production or both")));
    }

    static final class RightNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Right.values()).map(Right::word).iterator();
        }
    }

    static Set<Right> rights(String @Nullable [] names) {
        if (names == null) return EnumSet.allOf(Right.class);
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (String name : names) rights.addAll(meant(name.strip()));
        return rights;
    }

    private static Set<Right> meant(String name) {
        if (name.equalsIgnoreCase(MANAGE)) return Right.MANAGING;
        return Arrays.stream(Right.values())
                .filter(it -> it.word().equalsIgnoreCase(name))
                .findFirst()
                .map(Set::of)
                .orElseThrow(() -> new WrongSetting("--rights must be some of " + String.join(", ", new RightNames())));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
