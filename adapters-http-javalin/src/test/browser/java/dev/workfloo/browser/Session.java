package dev.workfloo.browser;

import java.util.Map;
import java.util.Set;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** A running Chromium. It is started once, and each test finds it as if it were new. */
record Session(ChromeDriver driver, boolean withScripts) {

    static Session start(boolean withScripts) {
        return new Session(Chromium.start(withScripts), withScripts);
    }

    /** Without tabs, cookies and complaints of whoever had it before. */
    Session asNew() {
        Set<String> before = driver.getWindowHandles();
        driver.switchTo().newWindow(WindowType.TAB);
        String fresh = driver.getWindowHandle();
        for (String handle : before) driver.switchTo().window(handle).close();
        driver.switchTo().window(fresh);
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.manage().logs().get(LogType.BROWSER);
        driver.manage().logs().get(LogType.PERFORMANCE);
        return this;
    }
}
