package dev.paranoid.live.shop;

import java.io.Serializable;
import java.util.List;
import org.apache.ibatis.annotations.CacheNamespace;
import org.apache.ibatis.annotations.Many;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Result;
import org.apache.ibatis.annotations.Results;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.mapping.FetchType;

/** Customers with their orders, which a statement of another mapper reads, with a cache of its own. */
@Mapper
@CacheNamespace
public interface BasketMapper {

    String ORDERS = "dev.paranoid.live.shop.OrderMapper.ofCustomer";

    @Select("SELECT id FROM customers ORDER BY id")
    @Results(id = "eager", value = @Result(property = "orders", column = "id", many = @Many(select = ORDERS)))
    List<Basket> cached();

    @Select("SELECT id FROM customers ORDER BY id")
    @Options(useCache = false)
    @Results(@Result(property = "orders", column = "id", many = @Many(select = ORDERS)))
    List<Basket> read();

    @Select("SELECT id FROM customers ORDER BY id")
    @Options(useCache = false)
    @Results(@Result(property = "orders", column = "id", many = @Many(select = ORDERS, fetchType = FetchType.LAZY)))
    List<Basket> lazy();

    /** The orders of a customer. */
    class Basket implements Serializable {

        private static final long serialVersionUID = 1L;

        private List<Long> orders = List.of();

        public List<Long> getOrders() {
            return orders;
        }

        public void setOrders(List<Long> orders) {
            this.orders = orders;
        }

        public List<Long> orders() {
            return getOrders();
        }
    }
}
