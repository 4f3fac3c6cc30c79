package dev.workfloo.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How long the packaged service takes until it listens and has answered once, and how much of the processors that takes: with a
 * database that it makes first, with one that is there, and with an archive of its classes as the README makes it. On a busy
 * machine compare what the processors did, and releases with each other.
 */
public final class StartUp {

    private static final int STARTS = 9;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private StartUp() {}

    /** What is started, and how. */
    private record Way(Path jar, String name, List<String> flags) {}

    private record Took(double listens, double ready, double page, double processors) {}

    /** @param arguments jars of other releases, which are started in turn with this one */
    public static void main(String[] arguments) throws Exception {
        Map<Way, List<Took>> took = new LinkedHashMap<>();
        for (Path jar : Stream.concat(Stream.of(arguments).map(Path::of), Stream.of(StartedProcess.JAR))
                .toList()) {
            System.out.printf(Locale.ROOT, "%.1f MB: %s%n", Files.size(jar) / 1e6, jar);
            took.put(new Way(jar.toAbsolutePath(), "as it is", List.of()), new ArrayList<>());
            took.put(
                    new Way(jar.toAbsolutePath(), "with an archive", archived(jar.toAbsolutePath())),
                    new ArrayList<>());
        }
        for (boolean isFirst : new boolean[] {true, false}) {
            for (int i = 0; i < STARTS; i++) {
                for (Map.Entry<Way, List<Took>> way : took.entrySet())
                    way.getValue().add(start(way.getKey(), isFirst));
            }
            System.out.printf(Locale.ROOT, "%n%s start, medians of %d%n", isFirst ? "First" : "Later", STARTS);
            took.forEach(StartUp::print);
            took.values().forEach(List::clear);
        }
        System.exit(0);
    }

    private static void print(Way way, List<Took> took) {
        System.out.printf(
                Locale.ROOT,
                "  listens after %.2f s, /ready answered after %.2f s, then the first page within %.0f ms; %.2f s of processors: %s %s%n",
                median(took, Took::listens),
                median(took, Took::ready),
                1_000 * median(took, Took::page),
                median(took, Took::processors),
                way.jar().getFileName(),
                way.name());
    }

    private static double median(List<Took> took, ToDoubleFunction<Took> what) {
        return took.stream().mapToDouble(what).sorted().toArray()[took.size() / 2];
    }

    private static Took start(Way way, boolean isFirst) throws Exception {
        Path folder = Files.createTempDirectory("workfloo-start");
        if (!isFirst)
            StartedProcess.service(way.jar(), folder, List.of(), Map.of()).close();
        long begun = System.nanoTime();
        try (StartedProcess service = StartedProcess.service(way.jar(), folder, way.flags(), Map.of())) {
            double listens = since(begun);
            ask(service, "/ready");
            double ready = since(begun);
            double processors = service.processors().toMillis() / 1e3;
            long asked = System.nanoTime();
            ask(service, "/");
            return new Took(listens, ready, since(asked), processors);
        }
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Whatever it answers: releases before have no page. */
    private static void ask(StartedProcess service, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + service.port() + path);
        CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
    }

    private static List<String> archived(Path jar) throws Exception {
        Path folder = Files.createTempDirectory("workfloo-archive");
        Path archive = folder.resolve("workfloo.jsa");
        try (StartedProcess service =
                StartedProcess.service(jar, folder, List.of("-XX:ArchiveClassesAtExit=" + archive), Map.of())) {
            ask(service, "/ready");
            ask(service, "/");
            service.stop();
        }
        if (!Files.exists(archive)) throw new IllegalStateException("there is no archive of " + jar);
        return List.of("-XX:SharedArchiveFile=" + archive);
    }
}
