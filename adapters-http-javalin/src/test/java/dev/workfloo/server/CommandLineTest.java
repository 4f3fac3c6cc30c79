package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Right;
import dev.workfloo.server.settings.Setting;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandLineTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commandLine =
            Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void explainsEverySetting() {
        int status = commandLine.execute("--help");

        assertEquals(0, status);
        for (Setting setting : EnumSet.allOf(Setting.class)) {
            assertTrue(out.toString().contains(setting.variable()), setting.variable());
        }
    }

    @Test
    void namesNoFlagThatDoesNotExist() {
        commandLine.execute("--help");

        for (Setting setting : Setting.values()) {
            Matcher flag = Pattern.compile("--[a-z-]+").matcher(setting.names());
            if (flag.find()) assertTrue(out.toString().contains(flag.group()), setting.names());
        }
        assertEquals("WORKFLOO_ENCRYPTION_KEY", Setting.ENCRYPTION_KEY.names());
    }

    @Test
    void eachCommandExplainsItself() {
        List<CommandLine> commands = beneath(commandLine).toList();

        for (CommandLine command : commands) {
            String name = command.getCommandSpec().qualifiedName();
            assertTrue(command.getCommandSpec().usageMessage().description().length > 0, name);
            String[] words = (name + " --help").replaceFirst("\\S+ ", "").split(" ");
            assertEquals(0, commandLine.execute(words), () -> name + " --help: " + err);
        }
        assertTrue(commands.size() > 10, commands::toString);
    }

    private static Stream<CommandLine> beneath(CommandLine command) {
        return command.getSubcommands().values().stream()
                .flatMap(each -> Stream.concat(Stream.of(each), beneath(each)));
    }

    @Test
    void saysWhichVersionItIs() {
        int status = commandLine.execute("--version");

        assertEquals(0, status);
        assertTrue(out.toString().startsWith("workfloo-server "), out.toString());
    }

    @Test
    void refusesAWrongSettingInOneLine() {
        int status = commandLine.execute("--port", "many");

        assertEquals(2, status);
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains("WORKFLOO_PORT (--port) must be a port"), err.toString());
    }

    @Test
    void refusesAnUnknownFlagInOneLine() {
        int status = commandLine.execute("--prot", "1");

        assertEquals(2, status);
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    @Test
    void wantsAWorkspaceForAKey() {
        int status = commandLine.execute("keys", "add", "--environment", "sandbox");

        assertEquals(2, status);
        assertTrue(err.toString().contains("--workspace"), err.toString());
    }

    @Test
    void namesEveryRightThatAKeyCanHave() {
        commandLine.execute("keys", "add", "--help");

        for (Right right : Right.values()) {
            assertTrue(out.toString().contains(right.name().toLowerCase(Locale.ROOT)), right.name());
        }
    }

    @Test
    void whatItRepeatsStaysInItsLine() {
        int status = commandLine.execute("keys", "list", "--workspace", "x", "\u001b[2J\nworkfloo-server: all is well");

        assertEquals(2, status);
        assertEquals(
                "workfloo-server: Unmatched argument at index 4: '\\u001b[2J\\u000aworkfloo-server: all is well';"
                        + " --help explains",
                err.toString().strip());
    }

    @Test
    void refusesANameThatNoWorkspaceHas() {
        int status = commandLine.execute("keys", "list", "--workspace", "No Such");

        assertEquals(2, status);
        assertTrue(err.toString().startsWith("workfloo-server: --workspace"), err.toString());
    }
}
