package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on embedding shows what the applications in {@code src/it} do, and what {@link JoinedLoansTest} runs. */
class EmbeddingDocTest {

    private static final Path LENDER = Path.of("src/it/spring-boot/lender/src");

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/embedding.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    @Test
    void showsTheBeansOfTheApplication() throws IOException {
        List<String> shown = List.of(
                beansOf("main/java/com/example/lender/WorkflooConfiguration.java"),
                beansOf("main/java/com/example/lender/CreditDefinition.java"),
                classOf("boot-4/java/com/example/lender/WorkflooHealthIndicator.java"),
                beansOf("main/java/com/example/lender/WorkflooMetrics.java"),
                classOf("main/java/com/example/lender/WorkflooTraces.java"),
                beansOf("test/java/com/example/lender/OwnSchema.java"),
                shownOf(Path.of("src/test/java/dev/workfloo/jdbc/SpringLoans.java"), "    @Transactional"),
                shownOf(Path.of("src/test/java/dev/workfloo/jdbc/PlainLoans.java"), "    Either<"),
                billing());

        assertEquals(shown, blocks("java"));
    }

    private static String beansOf(String file) throws IOException {
        return shownOf(LENDER.resolve(file), "    @Bean");
    }

    private static String shownOf(Path file, String beginning) throws IOException {
        String source = Files.readString(file);
        return source.substring(source.indexOf(beginning), source.lastIndexOf("}"))
                .stripTrailing()
                .stripIndent();
    }

    /** It runs in {@code EventsContract}. */
    private static String billing() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/workfloo/jdbc/event/Billing.java"));
        return source.substring(
                        source.indexOf("        Listening billing ="), source.indexOf("        return billing;"))
                .stripTrailing()
                .stripIndent();
    }

    private static String classOf(String file) throws IOException {
        String source = Files.readString(LENDER.resolve(file));
        return source.substring(source.indexOf("@Component")).stripTrailing();
    }

    @Test
    void showsTheSettingsThatWereTried() throws IOException {
        String tried = Files.readString(LENDER.resolve("test/java/com/example/lender/OwnFlywayTest.java"));

        for (String setting : String.join("\n", blocks("properties")).split("\n")) {
            assertTrue(tried.contains('"' + setting + '"'), setting);
        }
    }
}
