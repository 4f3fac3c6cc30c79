package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.server.settings.Flags;
import dev.workfloo.server.settings.Setting;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The service is told by its flags what the whole command line would tell it, whatever else may stand there. */
class FlagsProperties {

    private static final List<String> ODD = List.of(
            "",
            " ",
            "keys",
            "work",
            "schema",
            "list",
            "--help",
            "-h",
            "-V",
            "--",
            "-",
            "--port",
            "--prot",
            "@file",
            "@",
            "\"8080\"",
            "'x'",
            "a=b",
            "--port=80",
            "-1",
            "${sys:user.name}",
            "$HOME",
            "\\",
            "\n",
            "x y",
            "\uFFFD");

    /** Without the commands: it takes no value that is called as one of them is. */
    private final CommandLine whole = new CommandLine(CommandSpec.create().mixinStandardHelpOptions(true));

    FlagsProperties() {
        Flags.addTo(whole.getCommandSpec(), EnumSet.allOf(Setting.class));
    }

    @Property(tries = 2_000)
    void saysWhatTheWholeCommandLineSays(@ForAll("lines") String[] arguments) {
        Optional<Map<Setting, String>> alone = Flags.alone(arguments);

        Statistics.collect(alone.isPresent());
        alone.ifPresent(given -> assertEquals(Optional.of(given), wholly(arguments), () -> Arrays.toString(arguments)));
    }

    @Property
    void isAskedNoMoreForWhatIsUsual(@ForAll("settings") Setting setting, @ForAll("usual") String value) {
        String flag = "--"
                + setting.variable()
                        .substring("WORKFLOO_".length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-');

        Optional<Map<Setting, String>> alone = Flags.alone(flag, value);

        assertEquals(Optional.of(Map.of(setting, value)), alone);
    }

    private Optional<Map<Setting, String>> wholly(String... arguments) {
        try {
            ParseResult parsed = whole.parseArgs(arguments);
            boolean isOfTheService =
                    !parsed.hasSubcommand() && !parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested();
            return isOfTheService ? Optional.of(Flags.given(parsed)) : Optional.empty();
        } catch (ParameterException e) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<String[]> lines() {
        Arbitrary<List<String>> pair = Combinators.combine(
                        flags(),
                        Arbitraries.frequencyOf(
                                Tuple.of(2, usual()),
                                Tuple.of(1, Arbitraries.of(ODD)),
                                Tuple.of(1, Arbitraries.strings().ofMaxLength(6))))
                .as(List::of);
        Arbitrary<List<String>> odd = Arbitraries.of(ODD).map(List::of);
        return Arbitraries.frequencyOf(Tuple.of(9, pair), Tuple.of(1, odd))
                .list()
                .ofMaxSize(4)
                .map(parts -> parts.stream().flatMap(List::stream).toArray(String[]::new));
    }

    private Arbitrary<String> flags() {
        return Arbitraries.of(whole.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .toList());
    }

    @Provide
    Arbitrary<Setting> settings() {
        return Arbitraries.of(EnumSet.allOf(Setting.class))
                .filter(setting -> setting.names().contains("--"));
    }

    @Provide
    Arbitrary<String> usual() {
        return Arbitraries.of(
                "8080",
                "0",
                "127.0.0.1",
                "sandbox",
                "paused",
                "true",
                "./definitions",
                "/var/lib/workfloo",
                "jdbc:h2:file:./a;WRITE_DELAY=0",
                "jdbc:postgresql://localhost/x?user=a",
                "10.0.0.0/8,::1",
                "Lender <no-reply@lender.mx>",
                "C:\\workfloo");
    }
}
