package dev.workfloo.browser;

import dev.workfloo.cluster.Awaiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** What is wrong with the page that is shown, a line for each fault. */
final class Judgement {

    /** Where it is, which htmx keeps, is in the tab's own history; of a person's page not even that is kept. */
    private static final String BASICS = """
            const faults = [];
            const ofHtmx = location.pathname.startsWith('/p/') ? '' : 'htmx-current-path-for-history';
            const kept = Object.keys(localStorage).concat(Object.keys(sessionStorage)).filter(key => key !== ofHtmx);
            if (kept.length) faults.push('keeps in the browser: ' + kept);
            if (document.documentElement.scrollWidth > document.documentElement.clientWidth)
                faults.push('is wider than the screen: ' + document.documentElement.scrollWidth);
            for (const element of document.querySelectorAll('[id]'))
                if (document.getElementById(element.id) !== element) faults.push('the id is there twice: ' + element.id);
            return faults;
            """;

    /** All that axe and the keyboard meet: without tokens, ids and moments, which are others each time. */
    private static final String DRAWN = """
            const html = document.documentElement.outerHTML
                .replace(/(?=[\\w-]*\\d)[\\w-]{22,}/g, '~').replace(/\\d{1,2}:\\d{2}/g, '~');
            const chosen = [...document.querySelectorAll(':checked')].map(element => element.name + '=' + element.value);
            return [innerWidth, matchMedia('(prefers-color-scheme: dark)').matches, chosen, html].join(' ');
            """;

    /** What was found sound is not asked again where somebody comes to the same once more. */
    private static final Set<String> SOUND = ConcurrentHashMap.newKeySet();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromeDriver driver;
    private final String site;
    private final boolean withScripts;

    Judgement(ChromeDriver driver, String site, boolean withScripts) {
        this.driver = driver;
        this.site = site;
        this.withScripts = withScripts;
    }

    /** @param language what the page is to be written in, such as {@code es}; {@code es-MX} is Spanish too */
    List<String> faults(String language) {
        Traffic traffic = Traffic.since(driver);
        List<String> faults = new ArrayList<>();
        traffic.elsewhere(site).map(url -> "asks another host: " + url).forEach(faults::add);
        if (traffic.status() >= 500) faults.add("the server failed: " + traffic.status());
        faults.addAll(asksThePage(language));
        complaints().forEach(faults::add);
        return List.copyOf(faults);
    }

    /** One that goes on by itself while it is looked at is looked at anew. */
    private List<String> asksThePage(String language) {
        List<String> faults = new ArrayList<>();
        try {
            Awaiting.until("a page that stays", PATIENCE, () -> asks(language, faults));
            return faults;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private boolean asks(String language, List<String> faults) {
        faults.clear();
        try {
            faults.addAll(saysOfItself(language));
            if (withScripts) faults.addAll(asksTheDocument());
            return true;
        } catch (NoSuchElementException | JavascriptException e) {
            return false;
        } catch (WebDriverException e) {
            if (!Elements.isOfAnotherDocument(e)) throw e;
            return false;
        }
    }

    private List<String> saysOfItself(String language) {
        List<String> faults = new ArrayList<>();
        if (driver.getTitle().isBlank()) faults.add("has no title");
        String said = driver.findElement(By.tagName("html")).getDomAttribute("lang");
        if (!(said + "-").startsWith(language + "-")) faults.add("says that its language is: " + said);
        return faults;
    }

    /** Without scripts the document answers nothing; it is the same one as with them. */
    private List<String> asksTheDocument() {
        List<String> faults = new ArrayList<>(Scripts.lines(driver.executeScript(BASICS)));
        String drawn = (String) driver.executeScript(DRAWN);
        if (SOUND.contains(drawn)) return faults;
        faults.addAll(Accessibility.faults(driver));
        faults.addAll(Keyboard.faults(driver));
        if (faults.isEmpty() && drawn.equals(driver.executeScript(DRAWN))) SOUND.add(drawn);
        return faults;
    }

    /** What the console says; that the page itself came with a status of 404 or 422, say, is an answer like others. */
    private Stream<String> complaints() {
        String ofThePage = driver.getCurrentUrl() + " - Failed to load resource:";
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.startsWith(ofThePage))
                .map(message -> "the console says: " + message);
    }
}
