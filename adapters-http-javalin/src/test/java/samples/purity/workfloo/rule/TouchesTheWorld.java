package samples.purity.workfloo.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.vavr.collection.Seq;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGeneratorFactory;
import org.slf4j.Logger;

public interface TouchesTheWorld {

    Path file();

    InputStream input();

    URI address();

    Connection database();

    Logger log();

    JsonNode json();

    Seq<String> sequence();

    Thread thread();

    Timer timer();

    ExecutorService executor();

    CompletableFuture<String> future();

    SecureRandom dice();

    Process process();

    RandomGeneratorFactory<?> generators();
}
