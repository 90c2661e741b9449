package dev.paranoid.mybatis;

import dev.paranoid.application.port.access.RowAccess;
import dev.paranoid.domain.policy.DeletionRules;
import java.util.List;

/**
 * What a team has said.
 *
 * @param deletion what may be deleted, and when
 * @param access which rows somebody may see and touch, besides what columns say of their tenants
 */
record Rules(DeletionRules deletion, List<RowAccess> access) {

    Rules {
        access = List.copyOf(access);
    }
}
