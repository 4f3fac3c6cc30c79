package dev.workfloo.server.settings;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The flags: one for each setting that is no secret. */
public final class Flags {

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
