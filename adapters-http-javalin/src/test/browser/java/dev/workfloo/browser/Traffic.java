package dev.workfloo.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** What a browser has asked for since somebody looked, and the status of the page that it came to. */
record Traffic(List<String> asked, int status) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Traffic since(WebDriver driver) {
        List<String> asked = new ArrayList<>();
        int status = 0;
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = read(entry).path("message");
            JsonNode params = message.path("params");
            switch (message.path("method").asText()) {
                case "Network.requestWillBeSent" ->
                    asked.add(params.path("request").path("url").asText());
                case "Network.responseReceived" -> {
                    if (params.path("type").asText().equals("Document")) {
                        status = params.path("response").path("status").asInt();
                    }
                }
                default -> {}
            }
        }
        return new Traffic(List.copyOf(asked), status);
    }

    private static JsonNode read(LogEntry entry) {
        try {
            return JSON.readTree(entry.getMessage());
        } catch (JsonProcessingException e) {
            throw new AssertionError("an entry of the log that is no JSON", e);
        }
    }

    /** What was asked of somebody else. */
    Stream<String> elsewhere(String site) {
        return asked.stream().filter(url -> !url.startsWith(site + "/") && !url.matches("(data|blob|about):.*"));
    }
}
