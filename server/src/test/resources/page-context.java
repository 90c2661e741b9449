package page;

import static dev.paranoid.domain.relation.OnDelete.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.*;
import dev.paranoid.application.caller.*;
import dev.paranoid.application.failure.*;
import dev.paranoid.application.request.*;
import dev.paranoid.application.retention.*;
import dev.paranoid.domain.*;
import dev.paranoid.embedded.*;
import dev.paranoid.embedded.mariadb.*;
import dev.paranoid.live.hidden.*;
import dev.paranoid.domain.declared.*;
import dev.paranoid.domain.deletion.*;
import dev.paranoid.domain.object.*;
import dev.paranoid.domain.policy.*;
import dev.paranoid.domain.relation.*;
import dev.paranoid.spring.*;
import dev.paranoid.test.*;
import dev.paranoid.testkit.*;
import dev.paranoid.testkit.memory.*;
import java.nio.file.Path;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.bind.annotation.*;

/** What readers have of their own, as far as the examples speak of it. */
public class Context {

    protected RecycleBin bin;
    protected Deletions deletions;
    protected CustomerMapper customers;
    protected Customer customer;
    protected EntityRef order;
    protected Cache cache;
    protected AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests;

    public interface CustomerMapper {
        Customer byId(long id);

        void sayGoodbye(long id);
    }

    public static final class Session {
        /** {@return the name of who has logged in, or null} */
        public static String user() {
            return null;
        }
    }

    public interface Cache {
        void evictAll(List<String> ids);

        void clear();
    }

    @Paranoid("customers")
    public record Customer(@ParanoidId long id, String name) {
        public boolean owes() {
            return false;
        }
    }

    @Paranoid("orders")
    public record Order(@ParanoidId long id, @BelongsTo("customers") long customerId) {}
}
