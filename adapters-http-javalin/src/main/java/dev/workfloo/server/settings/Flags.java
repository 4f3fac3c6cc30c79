package dev.workfloo.server.settings;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The flags: one for each setting that is no secret. */
public final class Flags {

    private static final Pattern PLAIN = Pattern.compile("[^-@\"'].*", Pattern.DOTALL);

    private Flags() {}

    /** Lets these settings be given to a command. */
    public static void addTo(CommandSpec command, Set<Setting> settings) {
        for (Setting setting : settings) {
            if (!setting.isSecret()) command.addOption(flag(setting));
        }
    }

    /** In the help they stand before {@code --help} itself. */
    private static OptionSpec flag(Setting setting) {
        return OptionSpec.builder(setting.flag())
                .paramLabel(setting.value())
                .type(String.class)
                .description(setting.help())
                .order(Integer.MIN_VALUE + setting.ordinal())
                .build();
    }

    /**
     * What these arguments give, where they are nothing but flags, each once and with its value. The service begins so nearly
     * always; a command line that reads all that may stand there takes longer than any other part of its start.
     *
     * @return empty where more is said, or something wrong, which the command line knows how to answer
     */
    public static Optional<Map<Setting, String>> alone(String... arguments) {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        for (int i = 0; i < arguments.length; i += 2) {
            Optional<Setting> setting = named(arguments[i]);
            if (setting.isEmpty() || i + 1 == arguments.length || !isPlain(arguments[i + 1])) return Optional.empty();
            if (given.put(setting.get(), arguments[i + 1]) != null) return Optional.empty();
        }
        return Optional.of(given);
    }

    private static Optional<Setting> named(String flag) {
        return Arrays.stream(Setting.values())
                .filter(setting -> !setting.isSecret() && setting.flag().equals(flag))
                .findFirst();
    }

    /** Means itself: no flag, no file of arguments, and nothing in quotes. */
    private static boolean isPlain(String value) {
        return PLAIN.matcher(value).matches() && !UnreadableText.isIn(value);
    }

    /** What was given, as it was given. */
    public static Map<Setting, String> given(ParseResult command) {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        for (Setting setting : EnumSet.allOf(Setting.class)) {
            if (command.hasMatchedOption(setting.flag())) {
                given.put(setting, command.matchedOptionValue(setting.flag(), ""));
            }
        }
        return given;
    }
}
