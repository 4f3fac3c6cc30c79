package dev.workfloo.browser;

import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;

/** What a page is looked at with. */
enum Device {
    DESK(1280, 800, false),
    PHONE(390, 844, true);

    private final int width;
    private final int height;
    private final boolean isMobile;

    Device(int width, int height, boolean isMobile) {
        this.width = width;
        this.height = height;
        this.isMobile = isMobile;
    }

    void take(ChromeDriver driver) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", isMobile));
        // Whichever window was opened last, what has the focus in this one is drawn so.
        driver.executeCdpCommand("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
        driver.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", isMobile));
    }
}
