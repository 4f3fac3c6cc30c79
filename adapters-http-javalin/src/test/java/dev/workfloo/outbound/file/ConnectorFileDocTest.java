package dev.workfloo.outbound.file;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.contact.CodeChannel;
import dev.workfloo.definition.api.ApiHeader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documentation of the connector file leaves out nothing that is read from one. */
class ConnectorFileDocTest {

    /** How a reader asks a document for a member, by itself or by a method of its own. */
    private static final Pattern MEMBER =
            Pattern.compile("(?:(?:document|breaker)\\s*\\.\\w+\\(|\\((?:document|breaker),)\\s*\"(\\w+)\"");

    private static String document() throws Exception {
        return Files.readString(Path.of("docs/connectors.md"));
    }

    private static Set<String> membersThatAreRead() throws Exception {
        Set<String> members = new TreeSet<>();
        for (String reader :
                List.of("ConnectorFileReader", "EndpointReader", "HeaderReader", "MappingReader", "ProviderReader")) {
            Path source = Path.of("src/main/java/dev/workfloo/outbound/file", reader + ".java");
            members.addAll(MEMBER.matcher(Files.readString(source))
                    .results()
                    .map(found -> found.group(1))
                    .collect(toCollection(TreeSet::new)));
        }
        return members;
    }

    @Test
    void explainsEveryMember() throws Exception {
        String text = document();
        Set<String> members = membersThatAreRead();

        assertTrue(
                members.containsAll(List.of(
                        "url",
                        "method",
                        "headers",
                        "body",
                        "request",
                        "response",
                        "timeout",
                        "maxConcurrent",
                        "maxWait",
                        "maxAnswerBytes",
                        "keepAlive",
                        "circuitBreaker",
                        "workspaces",
                        "right",
                        "failureRate")),
                members::toString);
        for (String name : members) {
            assertTrue(text.contains("`" + name + "`") || text.contains("\"" + name + "\""), name);
        }
    }

    @Test
    void explainsEveryNameOfAGatewaysValue() throws Exception {
        String text = document();

        for (GatewayValue value : GatewayValue.values()) {
            assertTrue(text.contains("`" + value.literal() + "`"), value.literal());
        }
    }

    @Test
    void everyPageNamesEveryChannel() throws Exception {
        for (String page : List.of("docs/connectors.md", "docs/api.md", "../core/docs/definition-format.md")) {
            String text = Files.readString(Path.of(page));

            for (CodeChannel channel : CodeChannel.values()) {
                assertTrue(text.contains("`" + channel.literal() + "`"), page + " " + channel.literal());
            }
        }
    }

    @Test
    void namesEveryHeaderThatIsRefused() throws Exception {
        String text = document().toLowerCase(Locale.ROOT);

        for (String name : ApiHeader.WRITTEN_ANEW) assertTrue(text.contains("`" + name + "`"), name);
    }
}
