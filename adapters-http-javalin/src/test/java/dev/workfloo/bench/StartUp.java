package dev.workfloo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** How long the packaged service takes until it listens, with a database of its own that it makes first; and how large its jar is. */
public final class StartUp {

    private static final int STARTS = 9;

    private StartUp() {}

    /** @param arguments jars of other releases, which are started in turn with this one */
    public static void main(String[] arguments) throws IOException {
        Map<Path, List<Double>> took = new LinkedHashMap<>();
        Stream.concat(Stream.of(arguments).map(Path::of), Stream.of(StartedProcess.JAR))
                .forEach(jar -> took.put(jar.toAbsolutePath(), new ArrayList<>()));
        for (int i = 0; i < STARTS; i++) {
            for (Map.Entry<Path, List<Double>> jar : took.entrySet())
                jar.getValue().add(start(jar.getKey()));
        }
        System.out.printf(Locale.ROOT, "%nThe service listens, median of %d starts%n", STARTS);
        for (Map.Entry<Path, List<Double>> jar : took.entrySet()) {
            List<Double> sorted = jar.getValue().stream().sorted().toList();
            System.out.printf(
                    Locale.ROOT,
                    "  after %.2f s (%.2f to %.2f), jar of %.1f MB: %s%n",
                    sorted.get(STARTS / 2),
                    sorted.get(0),
                    sorted.get(STARTS - 1),
                    Files.size(jar.getKey()) / 1e6,
                    jar.getKey());
        }
        System.exit(0);
    }

    private static double start(Path jar) throws IOException {
        Path folder = Files.createTempDirectory("workfloo-start");
        long begun = System.nanoTime();
        try (StartedProcess service = StartedProcess.service(jar, folder, List.of(), Map.of())) {
            if (service.port() == 0) throw new IllegalStateException("it listens nowhere");
            return (System.nanoTime() - begun) / 1e9;
        }
    }
}
