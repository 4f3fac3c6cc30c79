package dev.workfloo.memory;

import dev.workfloo.access.Brand;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.person.Brands;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

final class MemoryBrands implements Brands {

    private final Map<WorkspaceId, Brand> brands = new ConcurrentHashMap<>();

    @Override
    public Optional<Brand> find(WorkspaceId workspace) {
        return Optional.ofNullable(brands.get(workspace));
    }

    @Override
    public void put(WorkspaceId workspace, Brand brand) {
        brands.put(workspace, brand);
    }

    @Override
    public boolean remove(WorkspaceId workspace) {
        return brands.remove(workspace) != null;
    }
}
