package dev.workfloo.docs.centre;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnchorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Slow, many and large clients | slow-many-and-large-clients",
                "Versions, and Spring Boot's | versions-and-spring-boots",
                "LINK: consent by code | link-consent-by-code",
                "¿Qué es un workfloo? | qué-es-un-workfloo",
                "Políticas — y más | políticas--y-más",
                "WORKFLOO_JDBC_URL | workfloo_jdbc_url",
                "<script> | script",
                "!? | section"
            })
    void callsHeadingsAsGitHubDoes(String heading, String anchor) {
        Anchors anchors = new Anchors();

        String called = anchors.next(heading);

        assertEquals(anchor, called);
    }

    @Test
    void callsNoTwoHeadingsAlike() {
        Anchors anchors = new Anchors();

        String first = anchors.next("Keys");
        String second = anchors.next("Keys 1");
        String third = anchors.next("Keys");

        assertEquals("keys", first);
        assertEquals("keys-1", second);
        assertEquals("keys-2", third);
    }
}
