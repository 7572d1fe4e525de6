/*
 * ident_taken.c: names that are taken. A name goes in; out comes whether it is a
 * keyword or a macro, and the system's header that declares it. Adding a name is a
 * row of a table.
 */
#include "ident.h"

#include <string.h>

/* C99 to C23 and C++98 to C++23 with their alternative tokens and the
 * transactional memory TS; asm is GNU's in C. Sorted by strcmp. */
static const char *const keywords[] = {
	"alignas", "alignof", "and", "and_eq", "asm", "atomic_cancel", "atomic_commit", "atomic_noexcept",
	"auto", "bitand", "bitor", "bool", "break", "case", "catch", "char", "char16_t", "char32_t", "char8_t",
	"class", "co_await", "co_return", "co_yield", "compl", "concept", "const", "const_cast", "consteval",
	"constexpr", "constinit", "continue", "decltype", "default", "delete", "do", "double", "dynamic_cast",
	"else", "enum", "explicit", "export", "extern", "false", "float", "for", "friend", "goto", "if",
	"inline", "int", "long", "mutable", "namespace", "new", "noexcept", "not", "not_eq", "nullptr",
	"operator", "or", "or_eq", "private", "protected", "public", "register", "reinterpret_cast",
	"requires", "restrict", "return", "short", "signed", "sizeof", "static", "static_assert",
	"static_cast", "struct", "switch", "synchronized", "template", "this", "thread_local", "throw", "true",
	"try", "typedef", "typeid", "typename", "typeof", "typeof_unqual", "union", "unsigned", "using",
	"virtual", "void", "volatile", "wchar_t", "while", "xor", "xor_eq",
};

/* Object-like macros, and function-like ones whose names people give to
 * attributes, of the C and POSIX headers, glibc, Windows, Qt and the C
 * preprocessor itself (`linux`, `unix`). Sorted by strcmp. */
static const char *const macros[] = {
	"BUFSIZ", "CHAR_BIT", "CHAR_MAX", "CHAR_MIN", "CLOCKS_PER_SEC", "CONST", "DEBUG", "DELETE",
	"DOMAIN", "EDOM", "EILSEQ", "EOF", "ERANGE", "ERROR", "EXIT_FAILURE", "EXIT_SUCCESS", "FALSE",
	"FAR", "FILENAME_MAX", "FOPEN_MAX", "HUGE_VAL", "I", "IGNORE", "IN", "INFINITY", "INT_MAX",
	"INT_MIN", "LC_ALL", "LINE_MAX", "LONG_MAX", "LONG_MIN", "MAX_PATH", "MB_CUR_MAX", "NAME_MAX",
	"NAN", "NEAR", "NULL", "OPTIONAL", "OUT", "OVERFLOW", "PACKED", "PATH_MAX", "PI", "RAND_MAX",
	"SCHAR_MAX", "SEEK_CUR", "SEEK_END", "SEEK_SET", "SHRT_MAX", "SIZE_MAX", "SSIZE_MAX", "STRICT",
	"TMP_MAX", "TRUE", "UCHAR_MAX", "UINT_MAX", "ULONG_MAX", "UNDERFLOW", "USHRT_MAX", "VOID", "alloca",
	"assert", "basename", "cdecl", "complex", "d_fileno", "emit", "environ", "errno", "far", "foreach",
	"forever", "h_addr", "h_errno", "huge", "hyper", "i386", "i486", "i586", "i686", "ifa_broadaddr",
	"ifa_dstaddr", "ifc_buf", "ifc_req", "ifr_addr", "ifr_bandwidth", "ifr_broadaddr", "ifr_data",
	"ifr_dstaddr", "ifr_flags", "ifr_hwaddr", "ifr_ifindex", "ifr_map", "ifr_metric", "ifr_mtu",
	"ifr_name", "ifr_netmask", "ifr_newname", "ifr_qlen", "ifr_slave", "imaginary", "interface",
	"linux", "major", "makedev", "math_errhandling", "max", "min", "minor", "mips", "msg_cbytes",
	"near", "noreturn", "pascal", "s6_addr", "s6_addr16", "s6_addr32", "s6_addr8", "s_addr",
	"sa_handler", "sa_sigaction", "sched_priority", "si_addr", "si_addr_lsb", "si_arch", "si_band",
	"si_call_addr", "si_fd", "si_int", "si_lower", "si_overrun", "si_pid", "si_pkey", "si_ptr",
	"si_status", "si_stime", "si_syscall", "si_timerid", "si_uid", "si_upper", "si_utime", "si_value",
	"sigev_notify_attributes", "sigev_notify_function", "signals", "slots", "small", "sparc",
	"st_atime", "st_ctime", "st_mtime", "stderr", "stdin", "stdout", "sun", "unix",
};

/* Tags and functions that the C, POSIX and Linux headers declare and that a
 * class's C name can meet. Sorted by strcmp. */
static const struct system_name {
	const char *name, *header;
} headers[] = {
	{"addrinfo", "netdb.h"},
	{"aio_init", "aio.h"},
	{"aiocb", "aio.h"},
	{"aioinit", "aio.h"},
	{"atomic_flag_clear", "stdatomic.h"},
	{"atomic_flag_test_and_set", "stdatomic.h"},
	{"atomic_flag_test_and_set_explicit", "stdatomic.h"},
	{"atomic_init", "stdatomic.h"},
	{"atomic_is_lock_free", "stdatomic.h"},
	{"blkcnt_t", "sys/types.h"},
	{"blksize_t", "sys/types.h"},
	{"canonicalize_file_name", "stdlib.h"},
	{"cc_t", "termios.h"},
	{"char16_t", "uchar.h"},
	{"char32_t", "uchar.h"},
	{"char8_t", "uchar.h"},
	{"clock_t", "time.h"},
	{"clockid_t", "time.h"},
	{"cmsghdr", "sys/socket.h"},
	{"cnd_init", "threads.h"},
	{"cnd_t", "threads.h"},
	{"daddr_t", "sys/types.h"},
	{"dev_t", "sys/types.h"},
	{"dirent", "dirent.h"},
	{"div_t", "stdlib.h"},
	{"double_t", "math.h"},
	{"entry", "search.h"},
	{"fd_mask", "stdlib.h"},
	{"fd_set", "sys/select.h"},
	{"fenv_t", "fenv.h"},
	{"fexcept_t", "fenv.h"},
	{"float_t", "math.h"},
	{"flock", "fcntl.h"},
	{"fpos_t", "stdio.h"},
	{"fsblkcnt_t", "sys/types.h"},
	{"fsid_t", "sys/types.h"},
	{"gaicb", "netdb.h"},
	{"get_current_dir_name", "signal.h"},
	{"gid_t", "sys/types.h"},
	{"glob_t", "glob.h"},
	{"group", "grp.h"},
	{"group_filter", "arpa/inet.h"},
	{"group_req", "arpa/inet.h"},
	{"group_source_req", "arpa/inet.h"},
	{"hostent", "netdb.h"},
	{"hsearch_data", "search.h"},
	{"iconv_t", "iconv.h"},
	{"id_t", "sys/types.h"},
	{"idtype_t", "sys/types.h"},
	{"if_nameindex", "net/if.h"},
	{"ifaddr", "net/if.h"},
	{"ifaddrs", "ifaddrs.h"},
	{"ifconf", "net/if.h"},
	{"ifmap", "net/if.h"},
	{"ifreq", "net/if.h"},
	{"imaxdiv_t", "inttypes.h"},
	{"in6_addr", "netinet/in.h"},
	{"in6_pktinfo", "arpa/inet.h"},
	{"in_addr", "netinet/in.h"},
	{"in_addr_t", "netinet/in.h"},
	{"in_pktinfo", "arpa/inet.h"},
	{"in_port_t", "netinet/in.h"},
	{"inet6_rth_init", "arpa/inet.h"},
	{"ino_t", "sys/types.h"},
	{"int16_t", "stdint.h"},
	{"int32_t", "stdint.h"},
	{"int64_t", "stdint.h"},
	{"int8_t", "stdint.h"},
	{"int_fast16_t", "stdint.h"},
	{"int_fast32_t", "stdint.h"},
	{"int_fast64_t", "stdint.h"},
	{"int_fast8_t", "stdint.h"},
	{"int_least16_t", "stdint.h"},
	{"int_least32_t", "stdint.h"},
	{"int_least64_t", "stdint.h"},
	{"int_least8_t", "stdint.h"},
	{"intmax_t", "stdint.h"},
	{"intptr_t", "stdint.h"},
	{"iovec", "sys/uio.h"},
	{"ip6_mtuinfo", "arpa/inet.h"},
	{"ip_mreq", "netinet/in.h"},
	{"ip_mreq_source", "arpa/inet.h"},
	{"ip_mreqn", "arpa/inet.h"},
	{"ip_msfilter", "arpa/inet.h"},
	{"ip_opts", "arpa/inet.h"},
	{"ipc_perm", "sys/ipc.h"},
	{"ipv6_mreq", "netinet/in.h"},
	{"itimerspec", "time.h"},
	{"itimerval", "sys/time.h"},
	{"jmp_buf", "setjmp.h"},
	{"key_t", "sys/types.h"},
	{"lconv", "locale.h"},
	{"ldiv_t", "stdlib.h"},
	{"linger", "sys/socket.h"},
	{"lldiv_t", "stdlib.h"},
	{"locale_t", "locale.h"},
	{"loff_t", "sys/types.h"},
	{"max_align_t", "stddef.h"},
	{"mbstate_t", "wchar.h"},
	{"mcontext_t", "ucontext.h"},
	{"mmsghdr", "arpa/inet.h"},
	{"mntent", "mntent.h"},
	{"mode_t", "sys/types.h"},
	{"mq_attr", "mqueue.h"},
	{"mqd_t", "mqueue.h"},
	{"msgbuf", "sys/msg.h"},
	{"msghdr", "sys/socket.h"},
	{"msginfo", "sys/msg.h"},
	{"msgqnum_t", "sys/msg.h"},
	{"msqid_ds", "sys/msg.h"},
	{"mtx_init", "threads.h"},
	{"mtx_t", "threads.h"},
	{"netent", "netdb.h"},
	{"nfds_t", "poll.h"},
	{"nl_catd", "langinfo.h"},
	{"nl_item", "langinfo.h"},
	{"nlink_t", "sys/types.h"},
	{"nullptr_t", "stddef.h"},
	{"off_t", "sys/types.h"},
	{"once_flag", "threads.h"},
	{"option", "getopt.h"},
	{"osockaddr", "arpa/inet.h"},
	{"passwd", "pwd.h"},
	{"pid_t", "sys/types.h"},
	{"pkey_free", "sys/mman.h"},
	{"pkey_get", "sys/mman.h"},
	{"pkey_set", "sys/mman.h"},
	{"pollfd", "poll.h"},
	{"posix_spawn_file_actions_init", "spawn.h"},
	{"posix_spawnattr_init", "spawn.h"},
	{"protoent", "netdb.h"},
	{"pthread_attr_init", "pthread.h"},
	{"pthread_attr_t", "signal.h"},
	{"pthread_barrier_init", "pthread.h"},
	{"pthread_barrier_t", "pthread.h"},
	{"pthread_barrierattr_init", "pthread.h"},
	{"pthread_cond_init", "pthread.h"},
	{"pthread_cond_t", "pthread.h"},
	{"pthread_condattr_init", "pthread.h"},
	{"pthread_equal", "pthread.h"},
	{"pthread_key_t", "signal.h"},
	{"pthread_mutex_init", "pthread.h"},
	{"pthread_mutex_t", "pthread.h"},
	{"pthread_mutexattr_init", "pthread.h"},
	{"pthread_mutexattr_t", "pthread.h"},
	{"pthread_once_t", "signal.h"},
	{"pthread_rwlock_init", "pthread.h"},
	{"pthread_rwlock_t", "pthread.h"},
	{"pthread_rwlockattr_init", "pthread.h"},
	{"pthread_spin_init", "pthread.h"},
	{"pthread_spinlock_t", "signal.h"},
	{"pthread_t", "pthread.h"},
	{"ptrdiff_t", "stddef.h"},
	{"qelem", "search.h"},
	{"quad_t", "sys/types.h"},
	{"regex_t", "regex.h"},
	{"register_t", "sys/types.h"},
	{"regmatch_t", "regex.h"},
	{"regoff_t", "regex.h"},
	{"rlim_t", "sys/resource.h"},
	{"rlimit", "sys/resource.h"},
	{"rpcent", "netdb.h"},
	{"rusage", "sys/resource.h"},
	{"sa_family_t", "sys/socket.h"},
	{"sched_get_priority_max", "pthread.h"},
	{"sched_get_priority_min", "pthread.h"},
	{"sched_param", "sched.h"},
	{"sched_rr_get_interval", "pthread.h"},
	{"sem_init", "semaphore.h"},
	{"sem_t", "semaphore.h"},
	{"sembuf", "sys/sem.h"},
	{"semid_ds", "sys/sem.h"},
	{"seminfo", "sys/sem.h"},
	{"servent", "netdb.h"},
	{"shm_info", "sys/shm.h"},
	{"shmid_ds", "sys/shm.h"},
	{"shminfo", "sys/shm.h"},
	{"sig_atomic_t", "signal.h"},
	{"sig_t", "signal.h"},
	{"sigaction", "signal.h"},
	{"sigcontext", "signal.h"},
	{"sigevent", "signal.h"},
	{"sighandler_t", "signal.h"},
	{"siginfo_t", "signal.h"},
	{"sigset_t", "signal.h"},
	{"sigstack", "signal.h"},
	{"sigval", "signal.h"},
	{"sigval_t", "signal.h"},
	{"size_t", "stddef.h"},
	{"sockaddr", "sys/socket.h"},
	{"sockaddr_in", "netinet/in.h"},
	{"sockaddr_in6", "netinet/in.h"},
	{"sockaddr_storage", "sys/socket.h"},
	{"sockaddr_un", "sys/un.h"},
	{"socklen_t", "sys/socket.h"},
	{"speed_t", "termios.h"},
	{"ssize_t", "sys/types.h"},
	{"stack_t", "signal.h"},
	{"stat", "sys/stat.h"},
	{"statvfs", "sys/statvfs.h"},
	{"statx", "ftw.h"},
	{"statx_timestamp", "ftw.h"},
	{"std", "cstdint"},
	{"suseconds_t", "sys/types.h"},
	{"sysinfo", "sys/sysinfo.h"},
	{"syslog", "syslog.h"},
	{"tcflag_t", "termios.h"},
	{"tcp_ca_state", "netinet/tcp.h"},
	{"tcp_cookie_transactions", "netinet/tcp.h"},
	{"tcp_info", "netinet/tcp.h"},
	{"tcp_md5sig", "netinet/tcp.h"},
	{"tcp_repair_opt", "netinet/tcp.h"},
	{"tcp_repair_window", "netinet/tcp.h"},
	{"tcp_zerocopy_receive", "netinet/tcp.h"},
	{"tcphdr", "netinet/tcp.h"},
	{"termios", "termios.h"},
	{"thrd_equal", "threads.h"},
	{"thrd_start_t", "threads.h"},
	{"thrd_t", "threads.h"},
	{"time_t", "time.h"},
	{"timer_t", "time.h"},
	{"timespec", "time.h"},
	{"timespec_get", "threads.h"},
	{"timeval", "sys/time.h"},
	{"timex", "threads.h"},
	{"timezone", "sys/time.h"},
	{"tm", "time.h"},
	{"tms", "sys/times.h"},
	{"tss_dtor_t", "threads.h"},
	{"tss_get", "threads.h"},
	{"tss_set", "threads.h"},
	{"tss_t", "threads.h"},
	{"u_char", "sys/types.h"},
	{"u_int", "sys/types.h"},
	{"u_int16_t", "sys/types.h"},
	{"u_int32_t", "sys/types.h"},
	{"u_int64_t", "sys/types.h"},
	{"u_int8_t", "sys/types.h"},
	{"u_long", "sys/types.h"},
	{"u_quad_t", "sys/types.h"},
	{"u_short", "sys/types.h"},
	{"ucontext", "ucontext.h"},
	{"ucontext_t", "signal.h"},
	{"ucred", "arpa/inet.h"},
	{"uid_t", "sys/types.h"},
	{"uint", "sys/types.h"},
	{"uint16_t", "stdint.h"},
	{"uint32_t", "stdint.h"},
	{"uint64_t", "stdint.h"},
	{"uint8_t", "stdint.h"},
	{"uint_fast16_t", "stdint.h"},
	{"uint_fast32_t", "stdint.h"},
	{"uint_fast64_t", "stdint.h"},
	{"uint_fast8_t", "stdint.h"},
	{"uint_least16_t", "stdint.h"},
	{"uint_least32_t", "stdint.h"},
	{"uint_least64_t", "stdint.h"},
	{"uint_least8_t", "stdint.h"},
	{"uintmax_t", "stdint.h"},
	{"uintptr_t", "stdint.h"},
	{"ulong", "sys/types.h"},
	{"useconds_t", "sys/types.h"},
	{"ushort", "sys/types.h"},
	{"utimbuf", "utime.h"},
	{"utmpx", "utmpx.h"},
	{"utsname", "sys/utsname.h"},
	{"va_copy", "stdarg.h"},
	{"va_list", "stdarg.h"},
	{"wchar_t", "stddef.h"},
	{"wctrans_t", "wctype.h"},
	{"wctype_t", "wctype.h"},
	{"wint_t", "wchar.h"},
	{"wordexp_t", "wordexp.h"},
};

/* Words that are functions of C and POSIX: a struct may be called so too, but no
 * typedef. Sorted by strcmp. */
static const struct system_name functions[] = {
	{"abort", "stdlib.h"},
	{"abs", "stdlib.h"},
	{"accept", "sys/socket.h"},
	{"access", "unistd.h"},
	{"alarm", "unistd.h"},
	{"basename", "string.h"},
	{"bind", "sys/socket.h"},
	{"brk", "unistd.h"},
	{"ceil", "math.h"},
	{"chroot", "unistd.h"},
	{"clock", "time.h"},
	{"clone", "sched.h"},
	{"close", "unistd.h"},
	{"connect", "sys/socket.h"},
	{"cos", "math.h"},
	{"daemon", "unistd.h"},
	{"div", "stdlib.h"},
	{"drem", "math.h"},
	{"dup", "unistd.h"},
	{"exit", "stdlib.h"},
	{"exp", "math.h"},
	{"floor", "math.h"},
	{"fork", "unistd.h"},
	{"free", "stdlib.h"},
	{"gamma", "math.h"},
	{"glob", "glob.h"},
	{"index", "strings.h"},
	{"ioctl", "sys/ioctl.h"},
	{"kill", "signal.h"},
	{"link", "unistd.h"},
	{"listen", "sys/socket.h"},
	{"log", "math.h"},
	{"nan", "math.h"},
	{"nice", "unistd.h"},
	{"open", "fcntl.h"},
	{"pause", "unistd.h"},
	{"pipe", "unistd.h"},
	{"poll", "poll.h"},
	{"pow", "math.h"},
	{"printf", "stdio.h"},
	{"profil", "unistd.h"},
	{"puts", "stdio.h"},
	{"raise", "signal.h"},
	{"rand", "stdlib.h"},
	{"random", "stdlib.h"},
	{"read", "unistd.h"},
	{"recv", "sys/socket.h"},
	{"remainder", "math.h"},
	{"remove", "stdio.h"},
	{"rename", "stdio.h"},
	{"revoke", "unistd.h"},
	{"rewind", "stdio.h"},
	{"rindex", "strings.h"},
	{"round", "math.h"},
	{"scanf", "stdio.h"},
	{"select", "sys/select.h"},
	{"send", "sys/socket.h"},
	{"shutdown", "sys/socket.h"},
	{"signal", "signal.h"},
	{"significand", "math.h"},
	{"sin", "math.h"},
	{"sleep", "unistd.h"},
	{"socket", "sys/socket.h"},
	{"splice", "fcntl.h"},
	{"sqrt", "math.h"},
	{"stat", "sys/stat.h"},
	{"sync", "unistd.h"},
	{"syscall", "unistd.h"},
	{"system", "stdlib.h"},
	{"tan", "math.h"},
	{"tee", "fcntl.h"},
	{"time", "time.h"},
	{"trunc", "math.h"},
	{"truncate", "unistd.h"},
	{"umask", "sys/stat.h"},
	{"unlink", "unistd.h"},
	{"unshare", "sched.h"},
	{"wait", "sys/wait.h"},
	{"write", "unistd.h"},
};

/* A sorted table of rows that begin with a name. */
struct table {
	const void *rows;
	size_t count, size;
};

static const struct table keyword_table = {keywords, COUNT_OF(keywords), sizeof keywords[0]};
static const struct table macro_table = {macros, COUNT_OF(macros), sizeof macros[0]};
static const struct table header_table = {headers, COUNT_OF(headers), sizeof headers[0]};
static const struct table function_table = {functions, COUNT_OF(functions), sizeof functions[0]};

/* As strcmp, of `length` bytes at most. */
static int
compare(const char *a, const char *b, size_t length)
{
	return *a != *b ? (unsigned char)*a - (unsigned char)*b : strncmp(a, b, length);
}

/* A row whose name's first `length` bytes are those of `name`, or NULL. */
static const void *
search(const struct table *table, const char *name, size_t length)
{
	size_t from = 0, to = table->count;

	while (from < to) {
		size_t middle = (from + to) / 2;
		const void *row = (const char *)table->rows + middle * table->size;
		int order = compare(name, *(const char *const *)row, length);
		if (order == 0)
			return row;
		if (order < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return NULL;
}

bool
ident_is_keyword(const char *name)
{
	return search(&keyword_table, name, SIZE_MAX) != NULL;
}

bool
ident_is_macro(const char *name)
{
	return search(&macro_table, name, SIZE_MAX) != NULL;
}

const char *
ident_header(const char *name)
{
	const struct system_name *row = search(&header_table, name, SIZE_MAX);

	return row ? row->header : NULL;
}

const char *
ident_function_header(const char *name)
{
	const struct system_name *row = search(&function_table, name, SIZE_MAX);

	return row ? row->header : NULL;
}

bool
ident_starts_system_name(const char *text)
{
	return search(&header_table, text, strlen(text)) || search(&macro_table, text, strlen(text));
}
