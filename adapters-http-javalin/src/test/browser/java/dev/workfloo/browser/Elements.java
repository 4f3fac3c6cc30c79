package dev.workfloo.browser;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;

/** What a page has, by CSS. A script may replace it after it was found and before it was asked: then it is found anew. */
record Elements(WebDriver driver) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The first one there, which has to be there. */
    <T> T ask(String css, Function<WebElement, T> question) {
        return anew(() -> question.apply(driver.findElement(By.cssSelector(css))));
    }

    /** Each one there, in the order of the page. */
    <T> List<T> askEach(String css, Function<WebElement, T> question) {
        return anew(() ->
                driver.findElements(By.cssSelector(css)).stream().map(question).toList());
    }

    /** @param act what is done wholly, or not at all if the element is not there any more */
    void use(String css, Consumer<WebElement> act) {
        ask(css, element -> {
            act.accept(element);
            return css;
        });
    }

    private static <T> T anew(Supplier<T> question) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return question.get();
            } catch (WebDriverException e) {
                if (!isOfAnotherDocument(e) || System.nanoTime() - end > 0) throw e;
            }
        }
    }

    /** The driver says the latter where a whole document was replaced while it was asked. */
    static boolean isOfAnotherDocument(WebDriverException e) {
        return e instanceof StaleElementReferenceException
                || String.valueOf(e.getMessage()).contains("does not belong to the document");
    }
}
