package dev.paranoid.mybatis.purge;

import dev.paranoid.mybatis.transaction.Outage;

/**
 * The turn as the database knows it. Who does not keep it loses it after a while, as a node that was killed does.
 *
 * @param node that takes it, by a name that no other has
 */
record DatabaseTurn(PurgeTurnMapper mapper, String node) implements PurgeTurn {

    /** Longer than a chunk takes. */
    private static final long LEASE_SECONDS = 60;

    @Override
    public boolean take() {
        return Outage.guard(() -> {
            mapper.introduce();
            return mapper.take(node, LEASE_SECONDS);
        });
    }

    @Override
    public boolean keep() {
        return Outage.guard(() -> mapper.keep(node, LEASE_SECONDS));
    }

    @Override
    public void leave() {
        Outage.guard(() -> mapper.leave(node));
    }
}
