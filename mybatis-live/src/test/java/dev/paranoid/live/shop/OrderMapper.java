package dev.paranoid.live.shop;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Mapper;

/** Its statements are in an XML file. */
@Mapper
public interface OrderMapper {

    List<Map<String, Object>> withCustomers();

    List<List<Map<String, Object>>> both();

    int renameEach(List<Long> ids);
}
