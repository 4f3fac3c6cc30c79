package com.example.lender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.testkit.contract.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on a store and a connector of one's own shows those of this package. */
class OwnAdaptersDocTest {

    private static final Path SOURCES = Path.of("src/test/java/com/example/lender");

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/own-adapters.md"));
    }

    private static String source(String type) throws IOException {
        return Files.readString(SOURCES.resolve(type + ".java"));
    }

    private static String classOf(String type) throws IOException {
        String source = source(type);
        return source.substring(source.indexOf("class " + type)).stripTrailing();
    }

    private static String callOfTheConnector() throws IOException {
        String source = source("BureauConnector");
        int begin = source.indexOf("    @Override\n    public ConnectorAnswer call");
        return source.substring(begin, source.indexOf("\n    }\n", begin) + "\n    }".length())
                .stripIndent();
    }

    @Test
    void showsWhatIsRun() throws IOException {
        List<String> shown = Pattern.compile("```java\n(.*?)\n```", Pattern.DOTALL)
                .matcher(page())
                .results()
                .map(block -> block.group(1))
                .toList();

        assertEquals(List.of(classOf("LedgerStoreTest"), callOfTheConnector(), classOf("BureauConnectorTest")), shown);
    }

    @Test
    void tellsOfEachTrouble() throws IOException {
        Set<String> told = Pattern.compile("(?m)^\\| `([A-Z]+)` \\|")
                .matcher(page())
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());

        assertEquals(Stream.of(Trouble.values()).map(Enum::name).collect(Collectors.toSet()), told);
    }

    @Test
    void namesContractsThatThereAre() throws IOException {
        Matcher named = Pattern.compile("`(\\w+Contract)`").matcher(page());

        assertTrue(named.find());
        do {
            Path file = Path.of("src/main/java/dev/workfloo/testkit/contract", named.group(1) + ".java");
            assertTrue(Files.exists(file), file::toString);
        } while (named.find());
    }
}
