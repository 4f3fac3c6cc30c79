package dev.workfloo.browser;

import dev.workfloo.cluster.Awaiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** Somebody at a browser, who finds things by CSS. Each page that is come to is judged at once: a fault of it fails the test. */
final class Visitor {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ON_ITS_WAY = ".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added";

    private final ChromeDriver driver;
    private final Elements elements;
    private final String site;
    private final Device device;
    private final Judgement judgement;
    private final boolean hasScripts;
    private String language;

    /** @param site the address of the service, without a slash at its end */
    Visitor(Session session, String site, Device device, String language) {
        this.driver = session.driver();
        this.elements = new Elements(driver);
        this.site = site;
        this.device = device;
        this.hasScripts = session.withScripts();
        this.judgement = new Judgement(driver, site, session.withScripts());
        speaks(language);
        device.take(driver);
    }

    /** The language of the browser from now on, and of the pages that it is to be shown. */
    Visitor speaks(String language) {
        String agent = (String)
                driver.executeCdpCommand("Browser.getVersion", Map.of()).get("userAgent");
        driver.executeCdpCommand(
                "Emulation.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", language));
        return reads(language);
    }

    /** As those have it who tell their machine that they want everything dark. */
    Visitor inTheDark() {
        Map<String, String> dark = Map.of("name", "prefers-color-scheme", "value", "dark");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(dark)));
        return this;
    }

    /** The language of the pages from now on, since it was chosen on one. */
    Visitor reads(String language) {
        this.language = language;
        return this;
    }

    /** @param address beneath the site, or whole */
    Visitor open(String address) {
        driver.get(address.startsWith("/") ? site + address : address);
        return judged();
    }

    /** Without a look at what is there. */
    Visitor comesTo(String address) {
        driver.get(address);
        return this;
    }

    Visitor back() {
        driver.navigate().back();
        return judged();
    }

    Visitor reload() {
        driver.navigate().refresh();
        return judged();
    }

    /** Presses what leads to a page, perhaps to this one once more. */
    Visitor press(String css) {
        elements.use(css, WebElement::click);
        return judged();
    }

    /** Twice, as fast as fingers are: the network brings nothing between one and the other. */
    Visitor pressTwice(String css) {
        answersTake(Duration.ofMillis(500));
        elements.use(css, element -> new Actions(driver).doubleClick(element).perform());
        answersTake(Duration.ZERO);
        return judged();
    }

    /** At the least, from now on. */
    private void answersTake(Duration time) {
        Map<String, Object> network =
                Map.of("offline", false, "latency", time.toMillis(), "downloadThroughput", -1, "uploadThroughput", -1);
        driver.executeCdpCommand("Network.emulateNetworkConditions", network);
    }

    /** Presses what changes nothing but this page, so that it is judged later. */
    Visitor touch(String css) {
        elements.use(css, WebElement::click);
        return settled();
    }

    /** Waits until what was asked for by a script stands where it belongs. */
    private Visitor settled() {
        if (!hasScripts) return this;
        try {
            By onItsWay = By.cssSelector(ON_ITS_WAY);
            Awaiting.until(
                    "what was asked for",
                    PATIENCE,
                    () -> driver.findElements(onItsWay).isEmpty());
            return this;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    Visitor type(String css, CharSequence text) {
        elements.use(css, field -> {
            field.clear();
            field.sendKeys(text);
        });
        return this;
    }

    /** A file of this machine, in a field for files. */
    Visitor attach(String css, Path file) {
        elements.use(css, field -> field.sendKeys(file.toAbsolutePath().toString()));
        return settled();
    }

    Visitor choose(String css, String value) {
        elements.use(css + " option[value='" + value + "']", WebElement::click);
        return this;
    }

    /** Another tab of this browser, and what the first is called to come back to it. */
    String inAnotherTab() {
        String before = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        speaks(language);
        device.take(driver);
        return before;
    }

    Visitor inTab(String handle) {
        driver.switchTo().window(handle);
        return this;
    }

    /** Waits for what the page does by itself, and judges what came of it. */
    Visitor until(String css) throws Exception {
        return awaits(css).judged();
    }

    /** Waits only: what is there was judged, or is soon. */
    Visitor awaits(String css) throws Exception {
        Awaiting.until(css + " at " + driver.getCurrentUrl(), PATIENCE, () -> shows(css));
        return this;
    }

    /** Likewise, until there is this text. */
    Visitor until(String css, String text) throws Exception {
        Awaiting.until(
                text + " in " + css + " at " + driver.getCurrentUrl(),
                PATIENCE,
                () -> texts(css).stream().anyMatch(each -> each.contains(text)));
        return judged();
    }

    boolean shows(String css) {
        return elements.askEach(css, WebElement::isDisplayed).contains(true);
    }

    String text(String css) {
        return elements.ask(css, WebElement::getText);
    }

    List<String> texts(String css) {
        return elements.askEach(css, WebElement::getText);
    }

    Optional<String> attribute(String css, String name) {
        return elements.ask(css, element -> Optional.ofNullable(element.getDomAttribute(name)));
    }

    String value(String css) {
        return property(css, "value");
    }

    /** Of the element in the page, such as how wide a picture is by itself. */
    String property(String css, String name) {
        return elements.ask(css, element -> String.valueOf(element.getDomProperty(name)));
    }

    /** What it is drawn in, such as {@code rgba(0, 0, 0, 1)}. */
    String background(String css) {
        return elements.ask(css, element -> element.getCssValue("background-color"));
    }

    boolean hasFocus(String css) {
        return elements.ask(css, element -> element.equals(driver.switchTo().activeElement()));
    }

    /** What the page has, unjudged. */
    Elements elements() {
        return elements;
    }

    String title() {
        return driver.getTitle();
    }

    boolean hasScripts() {
        return hasScripts;
    }

    /** Where it is, beneath the site. */
    String path() {
        return driver.getCurrentUrl().replace(site, "");
    }

    String source() {
        return driver.getPageSource();
    }

    Visitor picture(String name) throws IOException {
        Pictures.take(driver, name);
        return this;
    }

    /** Where it is drawn. */
    Rectangle place(String css) {
        return elements.ask(css, WebElement::getRect);
    }

    /** What is wrong with the page that is shown. */
    List<String> faults() {
        return judgement.faults(language);
    }

    private Visitor judged() {
        List<String> faults = faults();
        if (faults.isEmpty()) return this;
        throw new AssertionError(driver.getCurrentUrl() + ":\n" + String.join("\n", faults));
    }
}
