package dev.workfloo.browser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are sent as soon as they are chosen, and each counts once. */
@Tag("long")
@InABrowser
class FilesAgainIT {

    private static final String READY = "#answers .files li";
    private static final String UPLOAD = ".element button[value=upload]";

    @TempDir
    Path folder;

    @Test
    void areKeptOnceByADoubleTap(Site site, Visits visits) throws Exception {
        Household household = Household.at(site).answered();
        Visitor visitor = visits.withoutScripts(site.address(), "es");
        PersonPage page = PersonPage.entered(visitor, household.invitation()).isAt("document");
        Path slip = Photograph.in(folder, "slip.png");

        page.attach(Household.SLIP, slip);
        visitor.pressTwice(UPLOAD);

        assertEquals(1, visitor.texts(READY).size());
        page.goOnTwice().comesTo("finished");
        assertArrayEquals(Files.readAllBytes(slip), household.file(Household.SLIP));
    }

    @Test
    void areKeptOnceWhenThePageIsLoadedAnew(Site site, Visits visits) throws Exception {
        Household household = Household.at(site).answered();
        Visitor visitor = visits.withoutScripts(site.address(), "en");
        PersonPage page = PersonPage.entered(visitor, household.invitation()).isAt("document");
        page.attach(Household.SLIP, Photograph.in(folder, "slip.png"));
        visitor.press(UPLOAD);

        visitor.reload();

        assertEquals(1, visitor.texts(READY).size());
        assertEquals("proofs", household.standsAt());
    }

    @Test
    void comeTooLateFromAnotherTab(Site site, Visits visits) throws Exception {
        Household household = Household.at(site).answered();
        Visitor visitor = visits.onAPhone(site.address(), "en");
        PersonPage page = PersonPage.entered(visitor, household.invitation()).isAt("document");
        String first = visitor.inAnotherTab();
        visitor.open("/p/" + household.invitation().link());
        Path slip = Photograph.in(folder, "slip.png");
        page.attach(Household.SLIP, slip).goOn().comesTo("finished");

        visitor.inTab(first);
        page.attach(Household.SLIP, Photograph.in(folder, "late.png")).comesTo("finished");

        assertEquals("moved-on", page.notice());
        assertArrayEquals(Files.readAllBytes(slip), household.file(Household.SLIP));
    }
}
