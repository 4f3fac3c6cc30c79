package dev.workfloo.docs.centre;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.docs.centre.Article.Shelf;
import dev.workfloo.pages.Language;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTargetsTest {

    private static LinkTargets from(Shelf shelf, String slug, Language reader) {
        return new LinkTargets(Contents.at(reader, shelf, slug).orElseThrow(), reader);
    }

    @ParameterizedTest
    @CsvSource({
        "building.md, /docs/es/building",
        "./rules.md#tablas, /docs/es/rules#tablas",
        "../en/rules.md, /docs/en/rules",
        "../../operations.md#paused, /docs/es/reference/operations#paused",
        "../../../../core/docs/api.md, /docs/es/reference/java-api",
        "/core/docs/expressions.md, /docs/es/reference/expressions",
        "r%75les.md, /docs/es/rules",
        "#aqu\u00ed, #aqu\u00ed",
        "https://jqwik.net, https://jqwik.net",
        "mailto:help@example.com, mailto:help@example.com"
    })
    void leadsFromAGuide(String destination, String address) {
        LinkTargets targets = from(Shelf.GUIDE, "first-steps", Language.SPANISH);

        Optional<String> found = targets.address(destination);

        assertEquals(Optional.of(address), found);
    }

    @ParameterizedTest
    @CsvSource({
        "operations.md#paused, /docs/es/reference/operations#paused",
        "guides/en/rules.md, /docs/es/rules",
        "../../adapters-persistence-jdbc/docs/embedding.md, /docs/es/reference/embedding"
    })
    void leadsFromTheReferenceOn(String destination, String address) {
        LinkTargets targets = from(Shelf.REFERENCE, "api", Language.SPANISH);

        Optional<String> found = targets.address(destination);

        assertEquals(Optional.of(address), found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "java\nscript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc/passwd",
                "//example.com/x",
                "https://",
                "../testkit/src/test/java/com/example/lender",
                "../../../../../../etc/passwd",
                "%00",
                "%zz",
                ""
            })
    void leadsNowhereElse(String destination) {
        LinkTargets targets = from(Shelf.REFERENCE, "testing", Language.ENGLISH);

        Optional<String> found = targets.address(destination);

        assertEquals(Optional.empty(), found);
    }

    @Test
    void tellsWhichFileIsMeant() {
        LinkTargets targets = from(Shelf.REFERENCE, "testing", Language.ENGLISH);

        Optional<String> file = targets.file("../testkit/src/test/java/Policy.java#L10");
        Optional<String> outside = targets.file("../../../README.md");

        assertEquals(Optional.of("core/testkit/src/test/java/Policy.java"), file);
        assertEquals(Optional.empty(), outside);
    }

    @ParameterizedTest
    @CsvSource({
        "../pictures/first-page.png, true",
        "../pictures/logo.svg, false",
        "../pictures/../es/rules.md, false",
        "../pictures/deeper/x.png, false",
        "https://example.com/x.png, false"
    })
    void showsPicturesOfItsOwnAlone(String destination, boolean shown) {
        LinkTargets targets = from(Shelf.GUIDE, "rules", Language.ENGLISH);

        Optional<String> picture = targets.picture(destination);

        assertEquals(shown, picture.isPresent());
    }
}
