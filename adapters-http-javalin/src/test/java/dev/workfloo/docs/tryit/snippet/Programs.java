package dev.workfloo.docs.tryit.snippet;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs snippets, as their readers would, where their languages are on this machine. */
final class Programs {

    static final String KEY = "k-1'\"$`\\ 2";

    private static final long PATIENCE_S = 120;

    private static final Map<SnippetLanguage, List<String>> COMMANDS = Map.of(
            SnippetLanguage.CURL, List.of("sh"),
            SnippetLanguage.JAVA,
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1"),
            SnippetLanguage.PYTHON, List.of("python3"),
            SnippetLanguage.JAVASCRIPT, List.of("node"),
            SnippetLanguage.GO, List.of("go", "run"));

    private static final Map<SnippetLanguage, String> NEEDS = Map.of(
            SnippetLanguage.CURL, "curl",
            SnippetLanguage.PYTHON, "python3",
            SnippetLanguage.JAVASCRIPT, "node",
            SnippetLanguage.GO, "go");

    private Programs() {}

    static List<SnippetLanguage> onThisMachine() {
        return Arrays.stream(SnippetLanguage.values())
                .filter(language -> !NEEDS.containsKey(language) || isOnPath(NEEDS.get(language)))
                .toList();
    }

    private static boolean isOnPath(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /** @return what it printed */
    static String run(SnippetLanguage language, String program, Path folder) throws IOException, InterruptedException {
        Path file =
                Files.writeString(folder.resolve(language.fileName()), program).toAbsolutePath();
        List<String> words = new ArrayList<>(COMMANDS.get(language));
        words.add(file.toString());
        ProcessBuilder command = new ProcessBuilder(words).directory(folder.toFile());
        System.getenv().keySet().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"))
                .forEach(command.environment()::remove);
        command.environment().put(SnippetRequest.KEY, KEY);
        Path printed = folder.resolve("printed");
        Process process = command.redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) process.destroyForcibly();
        return new String(Files.readAllBytes(printed), StandardCharsets.UTF_8);
    }
}
