package dev.paranoid.embedding.plus;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import dev.paranoid.domain.Paranoid;
import dev.paranoid.domain.ParanoidId;

/** A row as MyBatis-Plus has it. */
@Paranoid("customers")
@TableName("customers")
public class PlusCustomer {

    @TableId
    @ParanoidId
    public long id;

    public String name = "";
}
