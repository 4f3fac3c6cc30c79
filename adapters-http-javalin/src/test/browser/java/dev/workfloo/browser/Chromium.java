package dev.workfloo.browser;

import dev.workfloo.jdbc.OwnPort;
import java.io.File;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium, without a window; it finds no host but this machine. */
final class Chromium {

    private static final File BINARY = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final int FORBIDDEN = 2;

    /** It would complain of each new Chromium, with which it can do less than we ask for. */
    private static final Logger OF_SELENIUM = Logger.getLogger("org.openqa.selenium.devtools");

    private Chromium() {}

    static ChromeDriver start(boolean withScripts) {
        OF_SELENIUM.setLevel(Level.SEVERE);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER)
                .usingPort(OwnPort.next())
                .build();
        ChromeDriver driver = new ChromeDriver(service, options(withScripts));
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60)).scriptTimeout(Duration.ofSeconds(60));
        return driver;
    }

    private static ChromeOptions options(boolean withScripts) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BINARY);
        // The sandbox refuses root, as which CI builds; what it shows is our own.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        options.addArguments("--disable-background-networking", "--disable-component-update", "--disable-sync");
        options.addArguments("--no-first-run", "--disable-default-apps", "--disable-extensions");
        options.addArguments("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
        options.addArguments("--force-prefers-reduced-motion", "--hide-scrollbars");
        if (!withScripts) {
            options.setExperimentalOption(
                    "prefs", Map.of("profile.managed_default_content_settings.javascript", FORBIDDEN));
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }
}
