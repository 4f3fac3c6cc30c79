package dev.workfloo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** What a page replaces while it is asked is asked anew, as people look again. */
@InABrowser
class ElementsIT {

    private static final String REPLACED = """
            <p class='greeting'>Hola</p><p class='greeting'>Hola</p>
            <p><button id='replace' onclick="for (const p of document.querySelectorAll('.greeting')) p.outerHTML = p.outerHTML.replace('Hola', 'Adiós')">
            Replace</button></p>
            """;

    /** Between finding and asking, the first time. */
    private static String askedLate(Elements elements, WebElement found) {
        if (!elements.ask("body", WebElement::getText).contains("Adiós")) elements.use("#replace", WebElement::click);
        return found.getText();
    }

    @Test
    void areFoundAnewWhereTheyWereReplaced(Visits visits) throws Exception {
        try (PlantedSite site = PlantedSite.lax(REPLACED)) {
            Elements elements = visits.atADesk(site.address(), "es").open("/").elements();

            String one = elements.ask(".greeting", found -> askedLate(elements, found));

            assertEquals("Adiós", one);
        }
    }

    @Test
    void areFoundAnewWhereOneOfThemWas(Visits visits) throws Exception {
        try (PlantedSite site = PlantedSite.lax(REPLACED)) {
            Elements elements = visits.atADesk(site.address(), "es").open("/").elements();

            List<String> each = elements.askEach(".greeting", found -> askedLate(elements, found));

            assertEquals(List.of("Adiós", "Adiós"), each);
        }
    }
}
