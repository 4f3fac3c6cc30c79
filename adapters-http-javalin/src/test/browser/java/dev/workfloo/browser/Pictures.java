package dev.workfloo.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/** What pages look like: in {@code target/pictures}, and among the documents where {@code workfloo.pictures} is {@code keep}. */
final class Pictures {

    private static final Path MADE = Path.of("target", "pictures");
    private static final Path OF_GUIDES = Path.of("docs", "guides", "pictures");
    private static final Path OTHERS = Path.of("docs", "pictures");
    private static final Set<String> IN_GUIDES = Set.of("first-page", "try-it", "centre", "person-form", "person-code");

    private Pictures() {}

    static void take(ChromeDriver driver, String name) throws IOException {
        byte[] picture = driver.getScreenshotAs(OutputType.BYTES);
        write(MADE, name, picture);
        boolean isKept = System.getProperty("workfloo.pictures", "").equals("keep") && !name.startsWith("failed-");
        if (isKept) {
            write(IN_GUIDES.contains(name) ? OF_GUIDES : OTHERS, name, picture);
        }
    }

    private static void write(Path folder, String name, byte[] picture) throws IOException {
        Files.write(Files.createDirectories(folder).resolve(name + ".png"), picture);
    }
}
