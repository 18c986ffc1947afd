.class public final Lp/Person;
.super Lcom/android/tools/r8/RecordTag;
.source "Person.java"

.field private final name:Ljava/lang/String;

.method private synthetic $record$equals(Ljava/lang/Object;)Z
    .locals 1
    instance-of v0, p1, Lp/Person;
    if-nez v0, :cond_0
    const/4 p1, 0x0
    return p1
    :cond_0
    check-cast p1, Lp/Person;
    iget-object v0, p0, Lp/Person;->name:Ljava/lang/String;
    iget-object p1, p1, Lp/Person;->name:Ljava/lang/String;
    invoke-static {v0, p1}, Ljava/util/Objects;->equals(Ljava/lang/Object;Ljava/lang/Object;)Z
    move-result p1
    return p1
.end method

.method private synthetic $record$getFieldsAsObjects()[Ljava/lang/Object;
    .locals 3
    iget-object v0, p0, Lp/Person;->name:Ljava/lang/String;
    const/4 v1, 0x1
    new-array v1, v1, [Ljava/lang/Object;
    const/4 v2, 0x0
    aput-object v0, v1, v2
    return-object v1
.end method

.method public constructor <init>(Ljava/lang/String;)V
    .locals 0
    invoke-direct {p0}, Lcom/android/tools/r8/RecordTag;-><init>()V
    iput-object p1, p0, Lp/Person;->name:Ljava/lang/String;
    return-void
.end method

.method public final equals(Ljava/lang/Object;)Z
    .locals 0
    invoke-direct {p0, p1}, Lp/Person;->$record$equals(Ljava/lang/Object;)Z
    move-result p1
    return p1
.end method

.method public final toString()Ljava/lang/String;
    .locals 3
    invoke-direct {p0}, Lp/Person;->$record$getFieldsAsObjects()[Ljava/lang/Object;
    move-result-object v0
    const-class v1, Lp/Person;
    const-string v2, "name"
    invoke-static {v0, v1, v2}, Lp/Person$$ExternalSyntheticRecord0;->m([Ljava/lang/Object;Ljava/lang/Class;Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0
    return-object v0
.end method
