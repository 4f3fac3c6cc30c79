package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a host gets with the artifact: the parent's choice of versions does not travel, only what the module itself asks for. */
class HostDependenciesTest {

    private static List<String> brought() throws Exception {
        NodeList declared = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse("pom.xml")
                .getElementsByTagName("dependency");
        return IntStream.range(0, declared.getLength())
                .mapToObj(i -> (Element) declared.item(i))
                .filter(it -> it.getElementsByTagName("scope").getLength() == 0)
                .map(it -> it.getElementsByTagName("artifactId").item(0).getTextContent())
                .toList();
    }

    @Test
    void bringsTheLoggingApiThatItWasBuiltWith() throws Exception {
        assertTrue(brought().contains("slf4j-api"));
    }

    /** Spring Boot would start it for the host's own tables, and a host that has one already fails over ours. */
    @Test
    void bringsNoMigrationTool() throws Exception {
        assertTrue(brought().stream().noneMatch(it -> it.contains("flyway") || it.contains("liquibase")));
    }
}
