package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrandCommandTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1, 2};

    @TempDir
    Path folder;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void makeKey() throws Exception {
        Files.writeString(folder.resolve("key"), Base64.getEncoder().encodeToString(new byte[32]));
    }

    private int brand(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("brand"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--workspace", "lender", "--jdbc-url", "jdbc:h2:file:" + folder.resolve("database")));
        all.addAll(List.of("--encryption-key-file", folder.resolve("key").toString()));
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void keepsWhatIsSaid() throws Exception {
        Path logo = Files.write(folder.resolve("logo"), PNG);

        int set = brand("set", "--name", "Caja Ñandú", "--colour", "#A0b0C0", "--logo", logo.toString());
        int shown = brand("show");

        assertEquals(List.of(0, 0), List.of(set, shown), err.toString());
        assertEquals(
                List.of("name   Caja Ñandú", "colour #a0b0c0", "logo   PNG of 10 bytes"),
                out.toString().lines().toList());
    }

    @Test
    void forgetsIt() {
        brand("set", "--name", "Caja");

        int cleared = brand("clear");
        int again = brand("clear");
        int shown = brand("show");

        assertEquals(List.of(0, 1, 1), List.of(cleared, again, shown));
        assertEquals("lender has no brand", out.toString().strip());
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        Path svg = Files.writeString(folder.resolve("logo.png"), "<svg onload='x()'/>");

        for (List<String> wrong : List.of(
                List.of("--name", " ", "--name must have 1 to 80 characters, in one line"),
                List.of("--name", "Caja", "--colour", "red", "--colour must be #rrggbb, such as #0b6e4f"),
                List.of("--name", "Caja", "--logo", svg.toString(), "is neither PNG nor JPEG"),
                List.of("--name", "Caja", "--logo", "nowhere", "--logo nowhere cannot be read"))) {
            List<String> arguments = new ArrayList<>(List.of("set"));
            arguments.addAll(wrong.subList(0, wrong.size() - 1));

            int status = brand(arguments.toArray(String[]::new));

            assertEquals(2, status);
            assertTrue(err.toString().contains(wrong.get(wrong.size() - 1)), err.toString());
        }
    }
}
