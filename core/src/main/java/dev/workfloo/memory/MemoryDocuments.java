package dev.workfloo.memory;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.application.port.out.Documents;
import dev.workfloo.content.ContentHash;
import dev.workfloo.content.DocumentId;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.content.DocumentText;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.document.EventDocument;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Documents in memory: here, what is kept once is there whole. */
final class MemoryDocuments implements Documents {

    private static final int PIECE_BYTES = 64 * 1024;

    private final Map<DocumentId, Kept> documents = new HashMap<>();
    private long last;

    /** @param since when it came, while no step has taken it */
    private record Kept(ExecutionId execution, DocumentReference reference, byte[] bytes, Optional<Instant> since) {
        boolean isUntakenOf(ExecutionId one) {
            return since.isPresent() && execution.equals(one);
        }

        Kept taken() {
            return new Kept(execution, reference, bytes, Optional.empty());
        }
    }

    @Override
    public Either<TooLarge, DocumentReference> keep(ExecutionId execution, Incoming incoming) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ContentHash hash = new ContentHash();
        byte[] piece = new byte[PIECE_BYTES];
        int count = incoming.content().read(piece);
        while (count >= 0) {
            hash.add(piece, 0, count);
            if (hash.size() > incoming.most()) return Either.left(new TooLarge(incoming.most()));
            bytes.write(piece, 0, count);
            count = incoming.content().read(piece);
        }
        return Either.right(add(execution, incoming, hash, bytes.toByteArray()));
    }

    private synchronized DocumentReference add(
            ExecutionId execution, Incoming incoming, ContentHash hash, byte[] bytes) {
        DocumentId id = new DocumentId(String.format(Locale.ROOT, "%024x", ++last));
        DocumentReference reference = hash.reference(id, incoming.name(), incoming.format());
        documents.put(id, new Kept(execution, reference, bytes, Optional.of(incoming.at())));
        return reference;
    }

    private synchronized Optional<Kept> kept(ExecutionId execution, DocumentId id) {
        return Optional.ofNullable(documents.get(id))
                .filter(kept -> kept.execution().equals(execution));
    }

    @Override
    public Optional<DocumentReference> find(ExecutionId execution, DocumentId id) {
        return kept(execution, id).map(Kept::reference);
    }

    @Override
    public Optional<InputStream> open(ExecutionId execution, DocumentReference document) {
        return kept(execution, document.id()).map(kept -> new ByteArrayInputStream(kept.bytes()));
    }

    @Override
    public Value.Text text(ExecutionId execution, DocumentReference document) {
        return DocumentText.given(
                document, new DocumentText.Source(execution.hex(), (reference, bytes) -> opened(execution, reference)));
    }

    private InputStream opened(ExecutionId execution, DocumentReference document) {
        return open(execution, document).orElseThrow(() -> new StoreUnavailable(document + " is not there any more"));
    }

    @Override
    public synchronized Untaken untaken(ExecutionId execution) {
        return documents.values().stream()
                .filter(kept -> kept.isUntakenOf(execution))
                .map(kept -> new Untaken(1, kept.reference().size()))
                .reduce(Untaken.NONE, Untaken::with);
    }

    @Override
    public synchronized void forgetUntaken(ExecutionId execution, DocumentId id) {
        documents.computeIfPresent(id, (same, kept) -> kept.isUntakenOf(execution) ? null : kept);
    }

    @Override
    public synchronized int forgetUntaken(Instant before, int most) {
        List<DocumentId> old = documents.values().stream()
                .filter(kept -> kept.since().filter(before::isAfter).isPresent())
                .sorted(Comparator.comparing(kept -> kept.since().orElseThrow()))
                .limit(most)
                .map(kept -> kept.reference().id())
                .toList();
        old.forEach(documents::remove);
        return old.size();
    }

    synchronized void remove(ExecutionId execution) {
        documents.values().removeIf(kept -> kept.execution().equals(execution));
    }

    /** Takes what the transition's events name; takes nothing, and says so, when one of them is not there. */
    synchronized boolean take(Progress progress) {
        ExecutionId execution = progress.execution().id();
        List<DocumentId> named = Stream.concat(
                        progress.takes().stream(),
                        DocumentText.in(EventDocument.write(progress.events()).personal())
                                .filter(text -> text.isOf(execution.hex()))
                                .map(DocumentText::reference))
                .map(DocumentReference::id)
                .toList();
        if (!named.stream().allMatch(id -> kept(execution, id).isPresent())) return false;
        named.forEach(id -> documents.computeIfPresent(id, (same, kept) -> kept.taken()));
        return true;
    }
}
