package dev.workfloo.browser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets of answers and of files are filled, and one element of each is taken away again. */
@InABrowser
class SetsIT {

    @TempDir
    Path folder;

    private static void fillTheForm(PersonPage page) {
        page.isAt("form").type("address", "Calle 1").type("rent", "5,000");
        page.does("add dependents").type("dependents[0].name", "LUZ").type("dependents[0].age", "8");
        page.does("add dependents");
        assertTrue(page.visitor().hasFocus("#answers .element:last-of-type > legend"));
        page.type("dependents[1].name", "EVA").type("dependents[1].age", "70");
        page.does("remove dependents[0]").goOn();
    }

    private void attachTheSlips(PersonPage page) throws Exception {
        page.isAt("document").attach(Household.SLIP, Photograph.in(folder, "june.png"));
        page.does("add payslips").attach(Household.SECOND_SLIP, Photograph.in(folder, "july.png"));
    }

    private static void sendTheSecondAlone(PersonPage page) throws Exception {
        page.does("remove payslips[0]").goOn().comesTo("finished");
    }

    private void holdsWhatWasLeft(Household household) throws Exception {
        JsonNode dependents = household.answers().path("dependents");
        assertEquals(1, dependents.size(), dependents.toString());
        assertEquals("EVA", dependents.path(0).path("name").asText());
        assertEquals(70, dependents.path(0).path("age").asInt());
        assertEquals(1, household.files());
        assertArrayEquals(Files.readAllBytes(folder.resolve("july.png")), household.file(Household.SLIP));
    }

    @Test
    void areFilledOnAPhone(Site site, Visits visits) throws Exception {
        Household household = Household.at(site);
        PersonPage page = PersonPage.entered(visits.onAPhone(site.address(), "es"), household.invitation());

        fillTheForm(page);
        attachTheSlips(page);
        page.visitor().picture("person-documents");
        sendTheSecondAlone(page);

        holdsWhatWasLeft(household);
    }

    @Tag("long")
    @Test
    void areFilledWithoutScripts(Site site, Visits visits) throws Exception {
        Household household = Household.at(site);
        PersonPage page = PersonPage.entered(visits.withoutScripts(site.address(), "en"), household.invitation());

        fillTheForm(page);
        attachTheSlips(page);
        sendTheSecondAlone(page);

        holdsWhatWasLeft(household);
    }
}
