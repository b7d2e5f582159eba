package org.oscine.host;

/** The very file, whatever names lead to it (stat(2): st_dev and st_ino). */
public record FileId(long device, long inode) {}
