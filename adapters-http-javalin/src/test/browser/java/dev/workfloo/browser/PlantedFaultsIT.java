package dev.workfloo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What pages are judged by is seen where it is planted, and nothing is seen on a page that is sound. */
@InABrowser
class PlantedFaultsIT {

    /** A piece of a page, and the fault that is to be seen of it, as a pattern. */
    private record Planted(String piece, String fault) {}

    private static final List<Planted> UNDER_OUR_POLICY = List.of(
            new Planted("<script>document.title = 'mine'</script>", "the console says: .*inline script.*"),
            new Planted("<p style='color: black'>Hola</p>", "the console says: .*inline style.*"),
            new Planted(
                    "<p><button onclick='alert(1)'>Hola</button></p>", "the console says: .*inline event handler.*"),
            new Planted("<script src='/missing.js'></script>", "the console says: .*missing.js.*404.*"),
            new Planted(
                    "<img src='http://127.0.0.2/pixel.png' alt='Hola'>",
                    "the console says: .*127.0.0.2/pixel.*img-src.*"),
            new Planted("<p><input name='nameless'></p>", "axe, label: .*nameless.*"),
            new Planted("<p><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='></p>", "axe, image-alt: .*"),
            new Planted("<p><a href='/'></a></p>", "axe, link-name: .*"),
            new Planted(
                    "<p><a href='/later' tabindex='2'>Hola</a> <a href='/sooner' tabindex='1'>Hola</a></p>",
                    "Tab goes back to .*later.*"),
            new Planted("<p><button tabindex='-1' id='never'>Hola</button></p>", "Tab does not come to .*never.*"),
            new Planted("<p id='name'>Hola</p>", "the id is there twice: name"));

    private static final List<Planted> UNDER_A_LAX_ONE = List.of(
            new Planted("<script>console.error('no such thing')</script>", "the console says: .*no such thing.*"),
            new Planted("<script>noSuchThing()</script>", "the console says: .*Uncaught.*"),
            new Planted(
                    "<img src='http://127.0.0.2/pixel.png' alt='Hola'>",
                    "asks another host: http://127.0.0.2/pixel.png"),
            new Planted(
                    "<link rel='stylesheet' href='https://fonts.example/a'>",
                    "asks another host: https://fonts.example/a"),
            new Planted("<script>localStorage.setItem('name', 'Ana')</script>", "keeps in the browser: name"),
            new Planted("<p style='width: 3000px'>Hola</p>", "is wider than the screen: .*"),
            new Planted(
                    "<p><a href='/' style='outline: none'>Hola</a></p>", "nobody sees that the focus is at .*none.*"),
            new Planted(
                    "<a href='/' style='position: absolute; left: -9999px'>Hola</a>",
                    "hidden, and the focus .*9999px.*"),
            new Planted(
                    "<p><a href='/' style='opacity: 0'>Hola</a></p>", "hidden, and the focus comes to it: .*opacity.*"),
            new Planted("<p style='color: #aaa'>Hola</p>", "axe, color-contrast: .*"));

    private static String pieces(List<Planted> planted) {
        return planted.stream().map(Planted::piece).collect(Collectors.joining("\n"));
    }

    private static void assertSeen(List<Planted> planted, PlantedSite site, Visitor visitor) {
        try (site) {
            AssertionError refused = assertThrows(AssertionError.class, () -> visitor.open(site.address() + "/"));

            List<String> faults = refused.getMessage().lines().toList();
            List<String> unseen = planted.stream()
                    .map(Planted::fault)
                    .filter(fault -> faults.stream().noneMatch(line -> line.matches(fault)))
                    .toList();
            assertEquals(List.of(), unseen, () -> String.join("\n", faults));
        }
    }

    @Test
    void seesWhatIsPlanted(Visits visits) throws Exception {
        PlantedSite site = PlantedSite.with(pieces(UNDER_OUR_POLICY));

        assertSeen(UNDER_OUR_POLICY, site, visits.atADesk(site.address(), "es"));
    }

    @Test
    void seesWhatAPolicyWouldForbid(Visits visits) throws Exception {
        PlantedSite site = PlantedSite.lax(pieces(UNDER_A_LAX_ONE));

        assertSeen(UNDER_A_LAX_ONE, site, visits.onAPhone(site.address(), "es"));
    }

    @Test
    void seesAPageWithoutATitle(Visits visits) throws Exception {
        try (PlantedSite site = PlantedSite.changed("<title>Solicitud</title>", "")) {
            Visitor visitor = visits.withoutScripts(site.address(), "es");

            AssertionError refused = assertThrows(AssertionError.class, () -> visitor.open("/"));

            assertEquals(site.address() + "/:\nhas no title", refused.getMessage());
        }
    }

    @Test
    void seesAPageInAnotherLanguage(Visits visits) throws Exception {
        try (PlantedSite site = PlantedSite.changed("lang=\"es\"", "lang=\"est\"")) {
            Visitor visitor = visits.withoutScripts(site.address(), "es");

            AssertionError refused = assertThrows(AssertionError.class, () -> visitor.open("/"));

            assertEquals(site.address() + "/:\nsays that its language is: est", refused.getMessage());
        }
    }

    @Test
    void seesAServerThatFails(Visits visits) throws Exception {
        try (PlantedSite site = PlantedSite.answering(500)) {
            Visitor visitor = visits.withoutScripts(site.address(), "es");

            AssertionError refused = assertThrows(AssertionError.class, () -> visitor.open("/"));

            assertEquals(site.address() + "/:\nthe server failed: 500", refused.getMessage());
        }
    }

    @Test
    void seesNothingOnASoundPage(Visits visits) throws Exception {
        try (PlantedSite site = PlantedSite.with("<p>Hola</p>")) {
            visits.atADesk(site.address(), "es").open("/").reload();
            visits.onAPhone(site.address(), "es").open("/");
            visits.withoutScripts(site.address(), "es")
                    .open("/")
                    .open("/?again")
                    .back();
        }
    }

    /** Whoever forgets a field is told so with a status of 422. */
    @Test
    void seesNothingWrongInARefusal(Visits visits) throws Exception {
        try (PlantedSite site = PlantedSite.answering(422)) {
            Visitor visitor = visits.atADesk(site.address(), "es");

            visitor.open("/");

            assertEquals("Solicitud", visitor.title());
        }
    }

    @Test
    void forgetsScriptsWhereThereAreNone(Visits visits) throws Exception {
        try (PlantedSite site = PlantedSite.lax("<script>document.title = 'mine'</script>")) {
            Visitor visitor = visits.withoutScripts(site.address(), "es");

            visitor.open("/");

            assertEquals("Solicitud", visitor.title());
        }
    }
}
